import { z } from "zod";
import { AbortCondition, PlanCheckpoint, PlanTask } from "./plan.ts";

/**
 * What a model may answer, one schema per kind of decision. It is advice: each is parsed, checked against the
 * workspace's rules and rights by the domain, and applied by the verbs people use.
 */
const text = (max: number) => z.string().max(max);

/** A plan for a run's goal. Budget and deadline are the asker's to set, so the model is not asked for them. */
export const PlanProposal = z.object({
  title: text(120),
  success_criteria: z.array(text(500)),
  tasks: z.array(
    PlanTask.pick({
      key: true,
      title: true,
      instructions: true,
      acceptance: true,
      skills: true,
      tools: true,
      outputs: true,
      review: true,
      depends_on: true,
      priority: true,
    }),
  ),
  checkpoints: z.array(PlanCheckpoint),
  abort_conditions: z.array(AbortCondition),
  validation_steps: z.array(text(500)),
  notes: text(4_000),
});
export type PlanProposal = z.infer<typeof PlanProposal>;

/** Verdicts on handed-in work, one per item asked about. `use_late_result` names a late result that is better than the work under review. */
export const ReviewProposal = z.object({
  reviews: z.array(
    z.object({
      task_id: text(64),
      verdict: z.enum(["accepted", "changes_requested", "rejected"]),
      lines: z.array(z.object({ criterion: text(1_000), passed: z.boolean(), evidence: text(2_000) })),
      comment: text(4_000),
      use_late_result: text(64).nullable().default(null),
    }),
  ),
});
export type ReviewProposal = z.infer<typeof ReviewProposal>;

export const recoveryActions = ["retry", "reassign", "split", "ask", "give_up"] as const;
export type RecoveryAction = (typeof recoveryActions)[number];

/** What to do with work in trouble, one per item asked about. */
export const RecoveryProposal = z.object({
  recoveries: z.array(
    z.object({
      task_id: text(64),
      action: z.enum(recoveryActions),
      reason: text(1_000),
      /** With `split`: the parts; keys are new, dependencies name keys of this list. */
      subtasks: z.array(
        PlanTask.pick({
          key: true,
          title: true,
          instructions: true,
          acceptance: true,
          skills: true,
          tools: true,
          outputs: true,
          depends_on: true,
        }),
      ),
      /** With `ask`: what a person is asked. With `retry` or `reassign`: what the next agent is told. */
      words: text(2_000),
    }),
  ),
});
export type RecoveryProposal = z.infer<typeof RecoveryProposal>;

const conversationActions = ["answer", "silent", "create_task", "start_run", "clarify"] as const;

/** What to do about messages to the coordinator. `links` name tasks, runs, agents and events the answer rests on. */
export const ConversationProposal = z.object({
  action: z.enum(conversationActions),
  /** What is said in the thread; empty when silent. Markdown. */
  reply: text(8_000),
  /** Ids the answer rests on: tk_, rn_, ag_, de_, or an event's number as `#123`. */
  links: z.array(text(64)),
  /** With `create_task`. */
  task: PlanTask.pick({ title: true, instructions: true, acceptance: true, skills: true, tools: true })
    .extend({ deadline_at: text(40).nullable() })
    .nullable(),
  /** With `start_run`. */
  goal: text(4_000).nullable(),
  /** Why so, for whoever reads the record. */
  reason: text(500).default(""),
});
export type ConversationProposal = z.infer<typeof ConversationProposal>;

/** A run's result in words, and which success criteria are met with what evidence. */
export const ConsolidationProposal = z.object({
  title: text(200),
  summary: text(8_000),
  criteria: z.array(z.object({ criterion: text(500), met: z.boolean(), evidence: text(2_000) })),
  uncertain: z.array(text(1_000)),
});
export type ConsolidationProposal = z.infer<typeof ConsolidationProposal>;

/** Advice where the rules found a tie or nobody: an agent to prefer, or skills to ask for instead. */
export const AssignmentProposal = z.object({
  assignments: z.array(
    z.object({
      task_id: text(64),
      action: z.enum(["prefer", "relax", "leave"]),
      agent_id: text(64).nullable(),
      /** With `relax`: the skills the task should ask for instead, of those agents here have. */
      skills: z.array(text(64)),
      reason: text(1_000),
    }),
  ),
});
export type AssignmentProposal = z.infer<typeof AssignmentProposal>;

/** The schema a model's answer must have, by kind of decision. */
export const proposals = {
  plan: PlanProposal,
  review: ReviewProposal,
  recover: RecoveryProposal,
  converse: ConversationProposal,
  consolidate: ConsolidationProposal,
  assign: AssignmentProposal,
} as const;
export type DecisionKind = keyof typeof proposals;
export type Proposal<K extends DecisionKind> = z.infer<(typeof proposals)[K]>;
