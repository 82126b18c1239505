"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { DialogBody } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DecisionView } from "./decision-view.tsx";
import { questionWords } from "./decision-words.ts";

/** One decision beside the page it is about. */
export function DecisionSheet({ decisionId, onClose }: { decisionId: string; onClose: () => void }) {
  const { feed } = useBoard();
  const query = useQuery(useTRPC().decisions.show.queryOptions({ decisionId }));
  const { data } = query;
  const mark = feed.findLast(
    ({ taskId, runId, type }) =>
      type.startsWith("decision.") ||
      (data && ((taskId && taskId === data.taskId) || (runId && runId === data.runId))),
  );
  useRefetchOn(mark?.seq ?? 0, query);
  return (
    <Sheet
      title={data ? questionWords[data.kind] : "Decision"}
      open
      onOpenChange={(open) => !open && onClose()}
      className="sm:w-[560px]"
    >
      <DialogBody className="gap-6 pb-8">
        {query.isError && <ErrorNotice>{reasonOf(query.error)}</ErrorNotice>}
        {query.isPending && <Skeleton className="h-96" />}
        {data && <DecisionView decision={data} onLeave={onClose} />}
      </DialogBody>
    </Sheet>
  );
}
