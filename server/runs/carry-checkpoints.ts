import { canonicalJson } from "#server/domain/event.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Run } from "#server/domain/run.ts";

/** The checkpoints already reached, by their numbers in an amended plan; one that was changed is to be reached anew. */
export function carryCheckpoints({ plan, checkpoints }: Run, amended: OperationsPlan): Run["checkpoints"] {
  return checkpoints.flatMap(({ index, at }) => {
    const old = canonicalJson(plan?.checkpoints[index] ?? null);
    const now = amended.checkpoints.findIndex((one) => canonicalJson(one) === old);
    return now < 0 ? [] : [{ index: now, at }];
  });
}
