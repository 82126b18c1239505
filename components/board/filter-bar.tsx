"use client";
import { ListFilter, Search, X } from "lucide-react";
import { memo, type RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { controlStyle } from "#components/ui/control-style.ts";
import { DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { isFiltered } from "./filter-board.ts";
import { type FilterProps, FilterSelects } from "./filter-selects.tsx";

const none = { text: "", status: null, agent: null, skill: null };

/** Text, status, agent and skill; all of it in the address. On a phone the choices are behind one button. */
export const FilterBar = memo(function FilterBar({
  input,
  ...rest
}: FilterProps & { input: RefObject<HTMLInputElement | null> }) {
  const { filters, onChange } = rest;
  const on = isFiltered(filters);
  const chosen = [filters.status, filters.agent, filters.skill].filter(Boolean).length;
  return (
    <search className="flex min-w-0 flex-1 items-center gap-1.5">
      <div className="relative min-w-24 max-w-72 flex-1 max-sm:max-w-none">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-ink-faint"
          aria-hidden
        />
        <input
          ref={input}
          type="search"
          aria-label="Filter the board by text"
          placeholder="Filter"
          title="Filter  /"
          value={filters.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className={cn(controlStyle, "h-7 pl-7 text-sm")}
        />
      </div>
      <div className="flex min-w-0 items-center gap-1.5 max-sm:hidden">
        <FilterSelects {...rest} className="max-w-36" />
        {on && (
          <Button variant="quiet" size="sm" onClick={() => onChange(none)}>
            <X aria-hidden />
            Clear
          </Button>
        )}
      </div>
      <div className="sm:hidden">
        <Sheet
          title="Filter the board"
          trigger={
            <IconButton
              label={chosen > 0 ? `Filters, ${chosen} set` : "Filters"}
              variant="plain"
              className={chosen > 0 ? "border-accent text-accent" : undefined}
            >
              <ListFilter aria-hidden />
            </IconButton>
          }
        >
          <DialogBody>
            <FilterSelects {...rest} className="w-full" />
          </DialogBody>
          <DialogFooter>
            <Button disabled={!on} onClick={() => onChange(none)}>
              Clear all
            </Button>
          </DialogFooter>
        </Sheet>
      </div>
    </search>
  );
});
