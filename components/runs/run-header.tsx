"use client";
import { Pause } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Deadline } from "#components/board/card-clock.tsx";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Folded } from "#components/ui/folded.tsx";
import { money } from "#components/ui/format-number.ts";
import { duration } from "#components/ui/format-time.ts";
import { useNow } from "#components/ui/use-now.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { criteriaWords } from "./criteria-list.tsx";
import { PauseDialog } from "./pause-dialog.tsx";
import { RunMark } from "./run-mark.tsx";
import { RunMenu } from "./run-menu.tsx";
import type { RunPage } from "./run-page.ts";
import { RunProgress } from "./run-progress.tsx";
import { forecastUsd, secondsLeft, usdOf } from "./spend-words.ts";

/** The goal, how it stands against its criteria, its budget and its time, and the button that stops everything. */
export function RunHeader({ page, card }: { page: RunPage; card: RunCard }) {
  const { workspace } = useBoard();
  const may = useMay("run.control");
  const [pausing, setPausing] = useState(false);
  const criteria = criteriaWords(page.plan?.success_criteria ?? [], page.result);
  const running = card.status === "running" || card.status === "consolidating";
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-[72ch] flex-1 basis-80">
          <p className="text-ink-faint text-sm">
            <Link href={`/w/${workspace.id}/runs`} className="-my-2 py-2 hover:text-ink">
              Runs
            </Link>
          </p>
          <h1 className="mt-1 text-balance text-xl [overflow-wrap:anywhere]">{card.title}</h1>
          {page.goal.trim() !== card.title.trim() && (
            <div className="mt-1 whitespace-pre-line text-ink-soft [overflow-wrap:anywhere]">
              <Folded>{page.goal}</Folded>
            </div>
          )}
        </div>
        {may && (
          <div className="flex items-center gap-2">
            {running && (
              <Button variant="primary" onClick={() => setPausing(true)}>
                <Pause aria-hidden />
                Pause
              </Button>
            )}
            <RunMenu run={card} />
          </div>
        )}
      </div>
      <dl className="flex flex-wrap items-stretch gap-x-8 gap-y-2 border-line border-y py-2 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4">
        <Fact name="Status">
          <RunMark status={card.status} className="font-strong text-base" />
        </Fact>
        <Fact name="Tasks">
          <RunProgress counts={card.counts} className="w-52 max-w-full" />
        </Fact>
        <SpendFact card={card} />
        <TimeFact card={card} />
        {criteria && (
          <Fact name="Criteria">
            <a href="#criteria" className="underline-offset-2 hover:underline">
              {criteria}
            </a>
          </Fact>
        )}
      </dl>
      <PauseDialog run={card} open={pausing} onClose={() => setPausing(false)} />
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd className="flex min-h-5 flex-wrap items-center gap-x-2">{children}</dd>
    </div>
  );
}

function SpendFact({ card }: { card: RunCard }) {
  const forecast = card.status !== "running" ? null : forecastUsd(card.spend, card.counts);
  const over = forecast !== null && card.budget.usd !== null && forecast > card.budget.usd;
  return (
    <Fact name="Spent">
      <span className="font-mono">{usdOf(card.spend, card.budget)}</span>
      {forecast !== null && (
        <span
          className={over ? "text-attention text-sm" : "text-ink-soft text-sm"}
          title="If the rest costs as what is done"
        >
          about {money(forecast)} at the end
        </span>
      )}
    </Fact>
  );
}

function TimeFact({ card }: { card: RunCard }) {
  const now = useNow(1000);
  if (!card.startedAt) return null;
  const until = card.endedAt ? Date.parse(card.endedAt) : now;
  const left = card.status !== "running" ? null : secondsLeft(card.startedAt, card.counts, now);
  return (
    <Fact name="Time">
      <span className="font-mono">{duration((until - Date.parse(card.startedAt)) / 1000)}</span>
      {left !== null && <span className="text-ink-soft text-sm">about {duration(left)} left</span>}
      {card.deadlineAt && !card.endedAt && (
        <span className="text-sm">
          <Deadline at={card.deadlineAt} />
        </span>
      )}
    </Fact>
  );
}
