import type { Services } from "#server/open-services.ts";
import type { LateResult } from "#server/queue/rows.ts";
import type { Block } from "./decision-maker.ts";
import { readArtifacts } from "./read-artifacts.ts";

/** Late results as facts to be weighed against the one under review: their words and files as data, as those are told. */
export async function readLateResults(
  services: Services,
  late: readonly LateResult[],
  prefix: string,
): Promise<{ facts: object[]; blocks: Block[] }> {
  const facts: object[] = [];
  const blocks: Block[] = [];
  for (const [i, { id, agentId, kind, payload }] of late.entries()) {
    const ids = new Set([...(payload.artifacts ?? []), ...(payload.artifactId ? [payload.artifactId] : [])]);
    const named = [...ids].map((id) => ({ id }));
    const files = await readArtifacts(services, named, `${prefix}${i + 1}.`);
    const summary = `${prefix}${i + 1}`;
    blocks.push(...files.blocks, {
      id: summary,
      origin: `agent ${agentId}`,
      name: "summary of a late result",
      text: payload.summary ?? "",
    });
    facts.push({ id, agent: agentId, kind, summary, artifacts: files.shown });
  }
  return { facts, blocks };
}
