import { assignWork } from "./assign-work.ts";
import { consolidateRun } from "./consolidate-run.ts";
import { converse } from "./converse.ts";
import type { Rule } from "./model-server-options.ts";
import { planGoal } from "./plan-goal.ts";
import { recoverWork } from "./recover-work.ts";
import { reviewWork } from "./review-work.ts";

/** What the server says of itself to each kind of call, when nobody scripted it. */
export const modelRules: Record<
  "plan" | "review" | "recover" | "converse" | "consolidate" | "assign" | "chat",
  Rule
> = {
  plan: planGoal,
  review: reviewWork,
  recover: recoverWork,
  converse,
  consolidate: consolidateRun,
  assign: assignWork,
  chat: ({ system, text }) => {
    const [, word] = /\bsingle word:?\s+(\w+)/i.exec(text) ?? [];
    return word ?? (/json/i.test(system + text) ? { ok: true } : "ok");
  },
};
