/** The coordinator's own sign: neither a person's circle nor an agent's square. */
export function CoordinatorMark() {
  return (
    <span
      aria-hidden
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-wash text-accent"
    >
      <svg viewBox="0 0 14 14" className="size-4" aria-hidden="true">
        <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M7 1.75a5.25 5.25 0 0 1 0 10.5Z" fill="currentColor" />
      </svg>
    </span>
  );
}
