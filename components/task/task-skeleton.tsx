import { Skeleton } from "#components/ui/skeleton.tsx";

/** The shape of a task page while it is read. */
export function TaskSkeleton() {
  return (
    <div className="mx-auto w-full max-w-[1280px] px-4 py-4 sm:px-6 sm:py-6" aria-busy="true">
      <p className="sr-only">Reading the task</p>
      <Skeleton className="h-[18px] w-24" />
      <Skeleton className="mt-2 h-6 w-2/3 max-w-md" />
      <Skeleton className="mt-3 h-5 w-48" />
      <div className="mt-8 grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-20" />
          <Skeleton className="h-64" />
        </div>
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
