/** The name of the product beside its sign: the pulse, three quarters run. */
export function Wordmark() {
  return (
    <p className="flex items-center gap-2 text-ink">
      <svg viewBox="0 0 20 20" className="size-5 text-accent" aria-hidden="true">
        <circle cx="10" cy="10" r="3" fill="currentColor" />
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2.5" opacity="0.22" />
        <path
          d="M10 2a8 8 0 1 1-8 8"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
      </svg>
      <span className="font-strong text-lg">Claw Group</span>
    </p>
  );
}
