import { Skeleton } from "#components/ui/skeleton.tsx";

/** The shape of the roster while it is read. */
export function AgentsSkeleton() {
  return (
    <div className="mx-auto w-full max-w-[1280px] px-4 py-4 sm:px-6 sm:py-6" aria-busy="true">
      <p className="sr-only">Reading the agents</p>
      <Skeleton className="h-[26px] w-28" />
      <Skeleton className="mt-6 h-8 w-80 max-w-full" />
      <div className="mt-3 flex flex-col gap-px">
        {["a", "b", "c", "d", "e", "f"].map((row) => (
          <Skeleton key={row} className="h-[92px]" />
        ))}
      </div>
    </div>
  );
}
