import type { Overruling } from "#server/domain/decision.ts";
import { wordSet } from "#server/domain/match-words.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";
import type { Services } from "#server/open-services.ts";

export type Example = { about: string; was: string; because: string; better: string; words: string };

const looked = 50;
const shown = 3;

/** The overruled decisions of this kind that are nearest to a text: what people chose instead is an example for the next one. */
export async function examplesOf(
  { db }: Services,
  workspaceId: string,
  kind: DecisionKind,
  text: string,
): Promise<Example[]> {
  const { rows } = await db.query<{
    about: string | null;
    chosen: string | null;
    reason: string;
    overruled: Overruling;
  }>(
    `select coalesce(t.title, r.title) as about, d.chosen, d.reason, d.overruled from decision d
     left join task t on t.id = d."taskId" left join run r on r.id = d."runId"
     where d."workspaceId" = $1 and d.kind = $2 and d.overruled is not null order by d.at desc limit $3`,
    [workspaceId, kind, looked],
  );
  const wanted = wordsOf(text);
  const near = (one: { about: string | null; reason: string }): number => {
    const words = wordsOf(`${one.about ?? ""} ${one.reason}`);
    let shared = 0;
    for (const word of words) if (wanted.has(word)) shared++;
    return shared / Math.max(1, words.size);
  };
  return rows
    .toSorted((a, b) => near(b) - near(a))
    .slice(0, shown)
    .map(({ about, chosen, reason, overruled }) => ({
      about: about ?? "",
      was: chosen ?? "",
      because: reason,
      better: overruled.choice,
      words: overruled.words,
    }));
}

const wordsOf = (text: string): Set<string> => wordSet(text);
