"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { popupItemStyle, popupStyle } from "./popup-style.ts";

type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right";
};

/** A menu that opens from its trigger (a Button or IconButton). */
export function Menu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup className={popupStyle}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = {
  children: ReactNode;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
  hint?: ReactNode;
};
/** One thing a menu does; `hint` stands small at its right (a key, a reason). */
export function MenuItem({ children, onSelect, disabled = false, danger = false, hint }: MenuItemProps) {
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={cn(popupItemStyle, danger && "text-failed")}>
      <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
      {hint && <span className="text-ink-faint text-xs">{hint}</span>}
    </Base.Item>
  );
}

/** A menu line that opens a page. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className={popupItemStyle}>
      {children}
    </Base.LinkItem>
  );
}

/** A menu inside a menu. */
export function Submenu({
  label,
  children,
  disabled = false,
}: {
  label: ReactNode;
  children: ReactNode;
  disabled?: boolean;
}) {
  return (
    <Base.SubmenuRoot disabled={disabled}>
      <Base.SubmenuTrigger className={cn(popupItemStyle, "data-popup-open:bg-sunken")}>
        <span className="flex flex-1 items-center gap-2">{label}</span>
        <ChevronRight aria-hidden />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} alignOffset={-4} collisionPadding={8} className="z-50">
          <Base.Popup className={popupStyle}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

/** A titled group of menu lines. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-0.5 text-ink-faint text-xs">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** A hairline between groups. */
export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}
