import type { Run } from "#server/domain/run.ts";

/** The id of a run's plan version: a number is given once, so it follows from the run's id. */
export const versionId = ({ id }: Pick<Run, "id">, version: number): string => `pv_${id.slice(3)}_${version}`;
