import { factsOf } from "#server/domain/attempt.ts";
import { AppError } from "#server/domain/errors.ts";
import type { ArtifactId } from "#server/domain/ids.ts";
import type { ArtifactRef } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { fenceAttempt } from "./fence-attempt.ts";
import { keepLate, type Late } from "./keep-late.ts";

export type ArtifactInput = {
  agentId: string;
  attemptId: string;
  name: string;
  mediaType: string;
  sha256: string;
  bytes: number;
  url?: string;
  baseVersion?: number;
};
export type ArtifactAnswer = {
  artifact: { id: string; name: string; version: number; sha256: string; bytes: number };
  conflict: number | null;
};

/**
 * Adds a version of an artifact to its task. A stale `baseVersion` is told as a conflict and both versions are
 * kept; an artifact of an attempt that is over is kept as a late result. Nothing is ever thrown away.
 */
export function addArtifact(work: Work, input: ArtifactInput): ArtifactAnswer | Late {
  const held = fenceAttempt(work, input.agentId, input.attemptId);
  const late = held.stale || held.attempt.endedAt !== null;
  const { task } = held;
  const latest = task.artifacts.find((artifact) => artifact.name === input.name)?.version ?? 0;
  const id: ArtifactId = work.id("ar");
  const row = {
    id,
    workspaceId: work.workspace.id,
    taskId: task.id,
    runId: task.runId,
    attemptId: held.attempt.id,
    agentId: input.agentId,
    name: input.name,
    version: latest + 1,
    baseVersion: input.baseVersion ?? null,
    sha256: input.sha256,
    bytes: input.bytes,
    mediaType: input.mediaType,
    url: input.url ?? null,
    late,
    at: work.now,
  };
  work.put("artifact", row);
  if (late) return keepLate(work, held, "artifact", { artifactId: id });

  const conflict = input.baseVersion !== undefined && input.baseVersion !== latest ? latest : null;
  const { attempt, task: engaged } = engageAttempt(work, held, `artifact: ${input.name}`);
  const { version, name, bytes, mediaType, sha256 } = row;
  const ref: ArtifactRef = { id, name, version, mediaType, bytes, attemptNumber: attempt.number };
  const artifacts = [...engaged.artifacts.filter((artifact) => artifact.name !== name), ref];
  if (artifacts.length > 200)
    throw new AppError(
      "invalid_request",
      "A task holds at most 200 artifacts; put many files into one archive.",
    );
  work.put("task", { ...engaged, artifacts, updatedAt: work.now });
  work.emit(
    "artifact.added",
    { taskId: task.id, agentId: input.agentId },
    {
      ...factsOf(attempt),
      artifactId: id,
      name,
      version,
      bytes,
      conflict: conflict !== null,
    },
  );
  return { artifact: { id, name, version, sha256, bytes }, conflict };
}
