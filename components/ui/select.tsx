"use client";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { controlStyle } from "./control-style.ts";
import { popupItemStyle, popupStyle } from "./popup-style.ts";

type Option<T extends string> = { value: T; label: ReactNode; disabled?: boolean };
type SelectProps<T extends string> = {
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Needed when no Field names it. */
  label?: string;
  name?: string;
  disabled?: boolean;
  className?: string;
};

/** Chooses one of a few. */
export function Select<T extends string>({
  options,
  value,
  onChange,
  label,
  name,
  disabled,
  className,
}: SelectProps<T>) {
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      {...(name ? { name } : {})}
      disabled={disabled ?? false}
    >
      <Base.Trigger
        aria-label={label}
        className={cn(
          controlStyle,
          "flex h-8 items-center justify-between gap-2 text-left touch:text-base",
          className,
        )}
      >
        <Base.Value className="truncate" />
        <Base.Icon className="text-ink-faint">
          <ChevronsUpDown className="size-3.5" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className={popupStyle}>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className={popupItemStyle}
                >
                  <Base.ItemText className="flex-1">{option.label}</Base.ItemText>
                  <Base.ItemIndicator>
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
