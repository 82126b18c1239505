"use client";
import { type PopupProps, PopupShell } from "./popup-shell.tsx";

const phone =
  "max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:rounded-t-lg max-sm:border-t max-sm:data-ending-style:translate-y-6 max-sm:data-starting-style:translate-y-6";
const side =
  "sm:inset-y-0 sm:right-0 sm:w-[480px] sm:border-l sm:data-ending-style:translate-x-6 sm:data-starting-style:translate-x-6";

/** A side sheet; on a phone a drawer from below. Body and footer as in a dialog. */
export function Sheet(props: PopupProps) {
  return <PopupShell {...props} frame={`fixed z-40 ${phone} ${side}`} />;
}
