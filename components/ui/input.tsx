"use client";
import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyle } from "./control-style.ts";

type InputProps = Omit<ComponentProps<"input">, "ref" | "className" | "style" | "defaultValue" | "value"> & {
  className?: string;
  value?: string;
  defaultValue?: string;
};

/** One line of text; inside a Field it finds its label, description and error by itself. */
export function Input({ className, ...rest }: InputProps) {
  return <Base {...rest} className={cn(controlStyle, "h-8", className)} />;
}
