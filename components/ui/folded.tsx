"use client";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

/** Long text cut at a dozen lines until someone wants the rest; short text is left as it is. */
export function Folded({ children }: { children: ReactNode }) {
  const [tall, setTall] = useState(false);
  const [open, setOpen] = useState(false);
  const measured = useRef(false);
  function measure(box: HTMLDivElement | null) {
    if (!box || measured.current) return;
    measured.current = true;
    setTall(box.scrollHeight > box.clientHeight + 1);
  }
  return (
    <>
      <div
        ref={measure}
        className={cn(
          !open && "max-h-60 overflow-hidden",
          !open && tall && "[mask-image:linear-gradient(to_bottom,black_75%,transparent)]",
        )}
      >
        {children}
      </div>
      {tall && (
        <Button
          size="sm"
          variant="quiet"
          className="mt-1 -ml-2"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "Fold" : "Show all"}
        </Button>
      )}
    </>
  );
}
