"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AgentCard } from "#server/domain/card.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { modeWord } from "./connection-words.ts";

type ApprovalProps = { agent: AgentCard; detail: AgentDetail | undefined; mayApprove: boolean };

/** An agent at the door, in a list of such. */
export function ApprovalCard(props: ApprovalProps) {
  const { agent } = props;
  return (
    <li className="rounded-lg border border-attention bg-raised p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Avatar name={agent.name} kind="agent" />
        <h3 className="min-w-0 text-lg [overflow-wrap:anywhere]">{agent.name}</h3>
        <span className="text-ink-soft text-sm">
          asked to join <RelativeTime at={agent.createdAt} />
        </span>
      </div>
      <Approval {...props} />
    </li>
  );
}

/** What an agent says of itself and where its work would be sent, to be approved or refused. */
export function Approval({ agent, detail, mayApprove }: ApprovalProps) {
  const trpc = useTRPC();
  const approve = useMutation(trpc.agents.approve.mutationOptions());
  const refuse = useMutation(trpc.agents.refuse.mutationOptions());
  const busy = approve.isPending || refuse.isPending;
  const error = approve.error ?? refuse.error;
  const facts = [
    [
      "From",
      [agent.framework, detail?.frameworkVersion, agent.model, agent.device].filter(Boolean).join(" · "),
    ],
    ["Brought by", detail?.ownerName ?? "…"],
    ["Work is sent to", detail?.deliveryUrl ?? `nowhere: ${modeWord(agent.mode).toLowerCase()}`],
    ["Tools it names", agent.tools.join(", ") || "none"],
  ] as const;
  return (
    <>
      {detail?.profile.summary && (
        <p className="mt-2 max-w-[72ch] [overflow-wrap:anywhere]">{detail.profile.summary}</p>
      )}
      <ul aria-label="Skills" className="mt-2 flex flex-wrap gap-1.5">
        {agent.skills.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <Badge tone="outline">{name}</Badge>
          </li>
        ))}
      </ul>
      <dl className="mt-3 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
        {facts.map(([word, value]) => (
          <div key={word} className="contents">
            <dt className="text-ink-soft">{word}</dt>
            <dd
              className={`min-w-0 [overflow-wrap:anywhere] max-sm:mb-1 ${word === "Work is sent to" ? "font-mono" : ""}`}
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {error && (
        <div className="mt-3">
          <ErrorNotice>{reasonOf(error)}</ErrorNotice>
        </div>
      )}
      {mayApprove ? (
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button variant="primary" busy={busy} onClick={() => approve.mutate({ agentId: agent.id })}>
            Approve
          </Button>
          <Button variant="danger-quiet" busy={busy} onClick={() => refuse.mutate({ agentId: agent.id })}>
            Refuse
          </Button>
          <span className="text-ink-soft text-sm">
            Approved, it gets its own key and may be given tasks of this workspace.
          </span>
        </div>
      ) : (
        <p className="mt-3 text-ink-soft text-sm">An owner or admin has to approve it.</p>
      )}
    </>
  );
}
