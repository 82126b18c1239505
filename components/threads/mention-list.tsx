import { cn } from "#components/ui/class-names.ts";
import { popupItemStyle } from "#components/ui/popup-style.ts";
import type { Callable } from "./complete-mention.ts";

type MentionListProps = {
  id: string;
  found: readonly Callable[];
  active: number;
  onChoose: (callable: Callable) => void;
};

/** Who may be meant by what is typed after an @; the field keeps the focus and moves through it. */
export function MentionList({ id, found, active, onChoose }: MentionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Call someone"
      className="absolute bottom-full left-0 z-20 mb-1 w-64 max-w-full rounded-lg border border-line bg-raised p-1 shadow-float"
    >
      {found.map((callable, i) => (
        <div
          key={`${callable.what} ${callable.name}`}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          // The press must not take the focus from the field.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(callable);
          }}
          className={cn(popupItemStyle, i === active && "bg-sunken")}
        >
          <span className="min-w-0 flex-1 truncate">{callable.name}</span>
          <span className="text-ink-faint text-xs">{callable.what}</span>
        </div>
      ))}
    </div>
  );
}
