import type { ConsolidationProposal } from "#server/domain/proposals.ts";
import type { Task } from "#server/domain/task.ts";
import { runTasks } from "../../runs/run-tasks.ts";
import type { Ground } from "../decision-maker.ts";
import { composeReport } from "./compose-report.ts";

export type StoredReport = { name: string; sha256: string; bytes: number; mediaType: string };

const mostBytes = 4_000_000;

/** Writes a run's report and stores it; the row that makes it an artifact comes with the result. */
export async function storeReport(
  ground: Ground,
  runId: string,
  proposal: ConsolidationProposal,
): Promise<StoredReport> {
  const { services, state } = ground;
  const run = state.maps.run.get(runId);
  if (!run) throw new Error(`run ${runId} is not open`);
  const tasks: Task[] = await runTasks(services.prisma, runId);
  const attempts = await services.prisma.attempt.findMany({
    where: { taskId: { in: tasks.map(({ id }) => id) } },
    select: { taskId: true, agentId: true, number: true, status: true, usage: true },
    orderBy: { number: "asc" },
  });
  const artifacts = await services.prisma.artifact.findMany({
    where: { id: { in: tasks.flatMap((task) => task.artifacts.map(({ id }) => id)) } },
    select: { id: true, sha256: true },
  });
  const names = new Map<string, string>(
    [...state.maps.agent.values()].map((agent) => [agent.id, agent.name]),
  );
  const text = composeReport({
    run,
    proposal,
    tasks,
    attempts,
    nameOf: (id) => names.get(id) ?? "an agent that left",
    shaOf: (id) => artifacts.find((one) => one.id === id)?.sha256 ?? "",
    now: services.now(),
  });
  const blob = await services.blobs.put(
    (async function* () {
      yield Buffer.from(text, "utf8");
    })(),
    mostBytes,
  );
  return { name: "report.md", mediaType: "text/markdown", ...blob };
}
