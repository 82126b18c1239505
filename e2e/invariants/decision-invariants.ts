import { expect, test } from "vitest";
import type { ModelCall } from "#server/domain/decision.ts";
import { isType } from "#server/domain/event.ts";
import type { DecisionEvidence } from "./decision-evidence.ts";
import { countBy, some } from "./invariant.ts";

type DecisionInvariant = {
  name: string;
  check: (evidence: DecisionEvidence) => string[];
  spoil: (evidence: DecisionEvidence) => void;
};

const byModel = ({ decisions }: DecisionEvidence, kind: string) =>
  decisions.filter((decision) => decision.kind === kind && decision.by === "model");
const tokensOf = (call: ModelCall): number =>
  call.status === "lost" ? call.reservedTokens : call.inputTokens + call.outputTokens;
/** What agents reported: every hand-in that counts carries the attempt's usage, which is always the same here. */
const usageOf = { tokens: 15, usd: 0.001 };

function sums({ calls, events, tasks }: DecisionEvidence, runId: string | null) {
  const own = calls.filter((call) => runId === null || call.runId === runId);
  const inRun = new Set(
    tasks.filter((task) => runId === null || task.runId === runId).map(({ id }) => id as string),
  );
  const handIns = events.filter(
    (event) => event.type === "task.submitted" && inRun.has(event.taskId ?? ""),
  ).length;
  return {
    tokens: own.reduce((sum, call) => sum + tokensOf(call), 0) + handIns * usageOf.tokens,
    usd: own.reduce((sum, call) => sum + call.costUsd, 0) + handIns * usageOf.usd,
  };
}

/** What must be true of every decision and every token, whatever the model and the process did. */
export const decisionInvariants: readonly DecisionInvariant[] = [
  {
    name: "every verdict of the model is one decision's, and no hand-in was judged twice",
    check: (evidence) => {
      const verdicts = evidence.reviews.filter(({ by }) => by === "model");
      const decided = new Set<string>(byModel(evidence, "review").map(({ id }) => id));
      const perDecision = countBy(verdicts, ({ reviewerId }) => reviewerId);
      const perAttempt = countBy(verdicts, ({ attemptId }) => attemptId);
      const handIns = countBy(evidence.events, (event) =>
        isType(event, "task.submitted") ? event.data.attemptId : null,
      );
      return [
        ...verdicts.flatMap(({ id, reviewerId }) =>
          decided.has(reviewerId) ? [] : [`${id} has no decision`],
        ),
        ...[...perDecision].flatMap(([id, n]) => (n > 1 ? [`${id} gave ${n} verdicts`] : [])),
        ...[...perAttempt].flatMap(([id, n]) =>
          n > (handIns.get(id) ?? 0)
            ? [`${id} was judged ${n} times, handed in ${handIns.get(id) ?? 0} times`]
            : [],
        ),
      ];
    },
    spoil: ({ reviews }) =>
      void reviews.push(
        some(
          reviews.filter(({ by }) => by === "model"),
          "verdict of the model",
        ),
      ),
  },
  {
    name: "every plan came into force once, and every step of recovery has a decision of its own",
    check: ({ events, decisions }) => {
      const approved = countBy(events, (event) =>
        isType(event, "run.approved") ? `${event.runId} version ${event.data.version}` : null,
      );
      const steps = countBy(events, (event) =>
        isType(event, "task.recovered") ? (event.data.decisionId ?? "none") : null,
      );
      const known = new Set<string>(decisions.filter(({ kind }) => kind === "recover").map(({ id }) => id));
      return [
        ...[...approved].flatMap(([key, n]) => (n > 1 ? [`${key} was approved ${n} times`] : [])),
        ...[...steps].flatMap(([id, n]) => (n === 1 && known.has(id) ? [] : [`${id} recovered ${n} times`])),
      ];
    },
    spoil: ({ events }) =>
      void events.push(
        some(
          events.filter(({ type }) => type === "run.approved"),
          "approval",
        ),
      ),
  },
  {
    name: "every message to the coordinator was answered once",
    check: (evidence) => {
      const { inquiries, messages, decisions } = evidence;
      const replies = countBy(messages, ({ decisionId }) => decisionId);
      const subjects = countBy(
        decisions.filter(({ kind }) => kind === "converse"),
        ({ subjectId }) => subjectId,
      );
      return [
        ...[...replies].flatMap(([id, n]) => (n > 1 ? [`${id} replied ${n} times`] : [])),
        ...[...subjects].flatMap(([id, n]) => (n > 1 ? [`${id} was decided ${n} times`] : [])),
        ...inquiries.flatMap(({ id, status }) => (status === "open" ? [`${id} was never answered`] : [])),
      ];
    },
    spoil: ({ inquiries, decisions }) => {
      if (inquiries[0]) inquiries[0].status = "open";
      else
        decisions.push(
          ...[1, 2].map(() => ({
            ...some(decisions, "decision"),
            kind: "converse" as const,
            subjectId: "x",
          })),
        );
    },
  },
  {
    name: "no answer was applied without its decision, and none is left over",
    check: ({ calls, decisions }) => {
      const decided = new Set(decisions.flatMap(({ callId }) => callId ?? []));
      const keysOf = new Set(calls.flatMap((call) => (decided.has(call.id) ? [call.keys.join(" ")] : [])));
      return [
        ...calls.flatMap(({ id, kind, status, keys }) =>
          kind !== "embed" && status === "applied" && !keysOf.has(keys.join(" "))
            ? [`${id} was applied without a decision`]
            : [],
        ),
        ...calls.flatMap(({ id, status }) =>
          status === "reserved" || status === "answered" ? [`${id} is still ${status}`] : [],
        ),
        ...decisions.flatMap(({ id, callId }) =>
          callId && calls.find((call) => call.id === callId)?.status !== "applied"
            ? [`${id} rests on ${callId}, which was not applied`]
            : [],
        ),
      ];
    },
    spoil: ({ calls }) => void Object.assign(some(calls, "call"), { status: "answered" }),
  },
  {
    name: "every call is booked at the tokens the server reported for it, a lost one at all that was set aside",
    check: ({ calls, requests }) => {
      const booked = new Map<string, ModelCall>(calls.map((call) => [call.id, call]));
      return requests.flatMap(({ clientRequestId, sent, usage }) => {
        const call = booked.get(clientRequestId ?? "");
        if (!call) return [`the server was asked ${clientRequestId}, which no ledger has`];
        if (call.status === "lost" || !sent || !usage) return [];
        const { prompt_tokens, completion_tokens, cached_tokens } = usage;
        const same =
          call.inputTokens === prompt_tokens &&
          call.outputTokens === completion_tokens &&
          call.cachedTokens === cached_tokens;
        return same
          ? []
          : [
              `${call.id} (${call.status}): ${call.inputTokens} + ${call.outputTokens}, reported ${JSON.stringify(usage)}`,
            ];
      });
    },
    spoil: ({ calls, requests }) => {
      const told = requests.filter(({ sent, usage }) => sent && usage).map((one) => one.clientRequestId);
      const own = calls.filter(({ id, status }) => told.includes(id) && status !== "lost");
      some(own, "call the server counted").outputTokens += 1;
    },
  },
  {
    name: "runs and the workspace spent the sum of their calls and of what agents reported; nothing stays set aside",
    check: (evidence) => {
      const { spend, runs } = evidence;
      const judge = (
        what: string,
        told: { tokens: number; usd: number; reservedTokens: number; reservedUsd: number },
        runId: string | null,
      ) => {
        const { tokens, usd } = sums(evidence, runId);
        return [
          ...(told.tokens === tokens ? [] : [`${what} says ${told.tokens} tokens, its calls ${tokens}`]),
          ...(Math.abs(told.usd - usd) < 1e-6 ? [] : [`${what} says $${told.usd}, its calls $${usd}`]),
          ...(told.reservedTokens === 0 && told.reservedUsd === 0
            ? []
            : [`${what} has ${told.reservedTokens} tokens and $${told.reservedUsd} set aside`]),
        ];
      };
      return [
        ...judge("the month", spend, null),
        ...runs.flatMap((run) => judge(run.title, run.spend, run.id)),
      ];
    },
    spoil: ({ spend }) => void Object.assign(spend, { reservedTokens: 1 }),
  },
];

/** One test for every invariant of decisions: it holds in the evidence, and is seen to be broken when that is spoiled. */
export function testDecisionInvariants(evidence: () => DecisionEvidence): void {
  for (const { name, check, spoil } of decisionInvariants)
    test(`invariant: ${name}`, () => {
      expect(check(evidence()).slice(0, 20)).toEqual([]);
      const spoiled = structuredClone(evidence());
      spoil(spoiled);
      expect(check(spoiled), "the check must see a breach").not.toEqual([]);
    });
}
