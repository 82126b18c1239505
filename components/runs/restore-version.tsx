"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { isRunOver } from "#server/domain/run.ts";
import { planHref } from "./run-href.ts";
import type { ShownVersion } from "./run-page.ts";

/** Makes an earlier version of a plan the draft again: a new version with its text, approved like any other change. Not shown for what is in force or waits already. */
export function RestoreVersion({ run, version }: { run: RunCard; version: ShownVersion }) {
  const { workspace } = useBoard();
  const may = useMay("run.control");
  const router = useRouter();
  const save = useMutation(
    useTRPC().runs.savePlan.mutationOptions({
      onSuccess: () => router.push(planHref(workspace.id, run.id)),
      onError: (error) =>
        notify({ title: "It is not the draft", description: reasonOf(error), tone: "error" }),
    }),
  );
  const latest = run.draftVersion ?? run.planVersion;
  const over = isRunOver(run.status) && run.status !== "failed";
  if (!may || over || version.version === latest || version.version === run.planVersion) return null;
  return (
    <Button
      size="sm"
      variant="quiet"
      className="-ml-2"
      busy={save.isPending}
      aria-label={`Make version ${version.version} the draft again`}
      onClick={() =>
        save.mutate({
          runId: run.id,
          baseVersion: latest,
          plan: version.plan,
          words: `Version ${version.version} again`,
        })
      }
    >
      Make this version the draft again
    </Button>
  );
}
