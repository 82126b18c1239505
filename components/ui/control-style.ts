/** The look of every field a person writes or chooses in. */
export const controlStyle =
  "w-full min-w-0 rounded-md border border-line-strong/60 bg-raised px-2.5 text-base text-ink transition-colors duration-[120ms] hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-50 data-invalid:border-failed aria-invalid:border-failed touch:min-h-11 touch:text-lg";
