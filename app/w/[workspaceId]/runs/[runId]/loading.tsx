import { Skeleton } from "#components/ui/skeleton.tsx";

/** A run on its way. */
export default function Loading() {
  return (
    <div className="flex flex-col gap-4 p-6" aria-busy>
      <Skeleton className="h-8 w-96 max-w-full" />
      <Skeleton className="h-14" />
      <Skeleton className="h-[60vh]" />
    </div>
  );
}
