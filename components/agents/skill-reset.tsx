"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";

/** Forgets what was learned of one skill, or of all; asks first and says what stays. */
export function SkillReset({
  agent,
  skill,
}: {
  agent: { id: string; name: string };
  skill?: { id: string; name: string };
}) {
  const [asking, setAsking] = useState(false);
  const reset = useMutation(
    useTRPC().agents.resetRecord.mutationOptions({ onSuccess: () => setAsking(false) }),
  );
  const what = skill ? `“${skill.name}”` : "all skills";
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        aria-label={`${skill ? "Reset…" : "Reset all…"} the record on ${what}`}
        onClick={() => setAsking(true)}
      >
        {skill ? "Reset…" : "Reset all…"}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={`Reset the record of ${agent.name} on ${what}?`}>
        <DialogBody>
          <ul className="list-disc pl-5 text-ink-soft">
            <li>Its counts, times and costs are forgotten; matching goes by the declared profile again.</li>
            <li>Tasks, reviews and the history stay as they are. It cannot be undone.</li>
          </ul>
          {reset.error && <ErrorNotice>{reasonOf(reset.error)}</ErrorNotice>}
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button
            variant="danger"
            busy={reset.isPending}
            onClick={() => reset.mutate({ agentId: agent.id, skill: skill?.id })}
          >
            Reset the record
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
