import { cn } from "#components/ui/class-names.ts";
import { count } from "#components/ui/format-number.ts";
import type { RunCounts } from "#server/domain/run.ts";

/** How many tasks are done, failed and left, as a bar and in numbers. */
export function RunProgress({ counts, className }: { counts: RunCounts; className?: string }) {
  const { total, completed, failed, canceled } = counts;
  const share = (part: number): number => (total > 0 ? (part / total) * 100 : 0);
  return (
    <div className={cn("flex min-w-0 items-center gap-2 text-sm", className)}>
      <svg
        aria-hidden
        className="h-1.5 w-full min-w-12 max-w-48 flex-1"
        preserveAspectRatio="none"
        viewBox="0 0 100 6"
      >
        <rect width="100" height="6" className="fill-line" />
        <rect width={share(completed)} height="6" className="fill-done" />
        <rect x={share(completed)} width={share(failed)} height="6" className="fill-failed" />
        <rect x={share(completed + failed)} width={share(canceled)} height="6" className="fill-idle" />
      </svg>
      <span className="shrink-0 whitespace-nowrap">
        <span className="font-mono">
          {count(completed)}/{count(total)}
        </span>{" "}
        done
        {failed > 0 && <span className="text-failed"> · {count(failed)} failed</span>}
      </span>
    </div>
  );
}
