"use client";
import { Combobox as Base } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { useState } from "react";
import { cn } from "./class-names.ts";
import { controlStyle } from "./control-style.ts";
import { popupItemStyle, popupStyle } from "./popup-style.ts";

type Choice = { value: string; label: string };
type MultiSelectProps = {
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  /** Offers what was typed when no choice is called so; gets the cleaned word. */
  creatable?: boolean;
};

/** Chooses several by typing; with `creatable` also words nobody offered. Inside a Field it finds its label. */
export function MultiSelect({ choices, value, onChange, placeholder, creatable = false }: MultiSelectProps) {
  const [query, setQuery] = useState("");
  const typed = query.trim();
  const labelOf = (id: string): string => choices.find((choice) => choice.value === id)?.label ?? id;
  const known = [
    ...choices.map((choice) => choice.value),
    ...value.filter((id) => !choices.some((choice) => choice.value === id)),
  ];
  const isNew =
    creatable &&
    typed !== "" &&
    !known.some((id) => labelOf(id).toLocaleLowerCase() === typed.toLocaleLowerCase());
  const items = isNew ? [...known, typed] : known;
  return (
    <Base.Root
      multiple
      items={items}
      value={[...value]}
      itemToStringLabel={labelOf}
      inputValue={query}
      onInputValueChange={setQuery}
      onValueChange={(next) => {
        onChange(next);
        setQuery("");
      }}
      limit={50}
      autoHighlight
    >
      <Base.InputGroup
        className={cn(
          controlStyle,
          "flex min-h-8 cursor-text items-center px-1.5 py-[3px] focus-within:border-accent",
        )}
      >
        <Base.Chips className="flex w-full flex-wrap items-center gap-1">
          {value.map((id) => (
            <Base.Chip
              key={id}
              aria-label={labelOf(id)}
              className="flex h-6 max-w-full items-center gap-0.5 rounded-sm bg-sunken pl-1.5 text-sm outline-none focus-within:bg-accent-wash data-highlighted:bg-accent-wash"
            >
              <span className="truncate">{labelOf(id)}</span>
              <Base.ChipRemove
                aria-label={`Remove ${labelOf(id)}`}
                className="flex size-5 items-center justify-center text-ink-faint hover:text-ink"
              >
                <X className="size-3" aria-hidden />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            placeholder={value.length > 0 ? "" : placeholder}
            className="h-6 min-w-16 flex-1 bg-transparent px-1 text-base outline-none touch:text-lg"
          />
        </Base.Chips>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup
            className={cn(
              popupStyle,
              "max-h-[min(var(--available-height),280px)] w-(--anchor-width) max-w-none",
            )}
          >
            <Base.Empty className="px-2 py-1 text-ink-faint text-sm empty:hidden">
              {creatable ? "Type a word and press Enter." : "Nothing by that name."}
            </Base.Empty>
            <Base.List>
              {(id: string) => (
                <Base.Item key={id} value={id} className={cn(popupItemStyle, "data-selected:text-accent")}>
                  <span className="min-w-0 truncate">
                    {isNew && id === typed ? `Add “${id}”` : labelOf(id)}
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
