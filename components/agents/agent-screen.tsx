"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { heldBy } from "#components/board/columns.ts";
import { useMay } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { presenceOf } from "#server/domain/presence.ts";
import { AgentActions } from "./agent-actions.tsx";
import type { AgentDetail } from "./agent-detail.ts";
import { AgentFacts } from "./agent-facts.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import { ClocksForm } from "./clocks-form.tsx";
import { CurrentWork } from "./current-work.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { PresenceMark } from "./presence-mark.tsx";
import { SkillTable } from "./skill-table.tsx";
import { useAgents } from "./use-agents.ts";

/** One agent in full: what it does now, can do, has proven, how it is reached, and what may be done about it. */
export function AgentScreen({ opened, agentId }: { opened: AgentDetail[]; agentId: string }) {
  const { board, details } = useAgents(opened);
  const mayControl = useMay("agent.control");
  const mayApprove = useMay("agent.approve");
  const shown = useQuery({ ...useTRPC().agents.show.queryOptions({ agentId }), refetchInterval: 10_000 });
  const detail = details.get(agentId);
  const agent = board.agents[agentId] ?? detail;
  if (!agent || !detail)
    return <p className="p-6 text-ink-soft">There is no such agent in this workspace.</p>;
  const held = heldBy(Object.values(board.tasks)).get(agentId) ?? [];
  const workspaceId = board.workspace.id;
  return (
    <div className="mx-auto w-full max-w-[1280px] px-4 py-4 sm:px-6 sm:py-6">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <Link
            href={`/w/${workspaceId}/agents`}
            className="text-ink-faint text-sm hover:text-ink touch:-my-3 touch:py-3"
          >
            Agents
          </Link>
          <div className="mt-1 flex items-center gap-3">
            <Avatar name={agent.name} kind="agent" size="lg" />
            <div className="min-w-0">
              <h1 className="text-xl [overflow-wrap:anywhere]">{agent.name}</h1>
              <div className="flex flex-wrap items-center gap-x-3">
                <PresenceMark presence={presenceOf(agent, held)} className="text-base" />
                {agent.degradedAt && (
                  <Badge tone="attention">stalled twice in a day: matched less until it completes one</Badge>
                )}
              </div>
            </div>
          </div>
        </div>
        {mayControl && <AgentActions agent={agent} held={held.length} />}
      </header>
      <div className="mt-5 flex flex-col gap-3">
        {agent.status === "paused" && (
          <p className="rounded-md bg-attention-wash px-3 py-2 text-attention">
            Paused{agent.pausedBy && ` by ${board.members[agent.pausedBy]?.name ?? agent.pausedBy}`}. It gets
            no new tasks.
          </p>
        )}
        {agent.status === "revoked" && (
          <ErrorNotice>Its key was revoked. It cannot come back; a new invite makes a new agent.</ErrorNotice>
        )}
        {agent.status === "pending_approval" && (
          <ul>
            <ApprovalCard agent={agent} detail={detail} mayApprove={mayApprove} />
          </ul>
        )}
      </div>
      <div className="mt-5 grid gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-7">
          <Section title="Now" note={`${held.length} of ${agent.maxConcurrency}`}>
            {held.length > 0 ? (
              <CurrentWork workspaceId={workspaceId} cards={held} />
            ) : (
              <p className="text-ink-soft">It holds no task.</p>
            )}
          </Section>
          {detail.profile.summary && (
            <Section title="In its own words">
              <p className="max-w-[72ch] [overflow-wrap:anywhere]">{detail.profile.summary}</p>
            </Section>
          )}
          <Section title="Skills" note="declared, and proven here">
            <SkillTable detail={detail} mayReset={mayControl || shown.data?.isMine === true} />
          </Section>
          <DeliveryList deliveries={shown.data?.recentDeliveries} pulls={agent.mode === "pull"} />
        </div>
        <aside
          aria-label="About this agent"
          className="flex min-w-0 flex-col gap-7 lg:border-line lg:border-l lg:pl-6"
        >
          <AgentFacts agent={agent} detail={detail} deliveries={shown.data?.recentDeliveries ?? []} />
          <ClocksForm
            key={JSON.stringify(detail.clocks)}
            agent={agent}
            clocks={detail.clocks}
            pollSeconds={detail.pollSeconds}
            mayEdit={mayControl}
          />
        </aside>
      </div>
    </div>
  );
}
