/** A floating list: menus and selects. */
export const popupStyle =
  "min-w-40 max-w-80 origin-(--transform-origin) overflow-y-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-float outline-none transition-[opacity,scale] duration-[120ms] max-h-(--available-height) data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";
/** One line of a floating list. */
export const popupItemStyle =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-base outline-none data-disabled:text-ink-faint data-highlighted:bg-sunken data-disabled:opacity-60 touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint";
