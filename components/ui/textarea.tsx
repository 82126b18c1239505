"use client";
import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyle } from "./control-style.ts";

/** Several lines of text, growing with them; inside a Field it finds its label, description and error by itself. */
export function Textarea({ className, name, ...rest }: Omit<ComponentProps<"textarea">, "ref">) {
  return (
    <Field.Control
      {...(name === undefined ? {} : { name })}
      render={
        <textarea
          {...rest}
          className={cn(controlStyle, "field-sizing-content min-h-20 resize-y py-1.5", className)}
        />
      }
    />
  );
}
