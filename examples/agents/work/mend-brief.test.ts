import { expect, test } from "vitest";
import { composeBrief } from "./compose-brief.ts";
import { mendBrief } from "./mend-brief.ts";
import { nastyFiles } from "./nasty-files.ts";
import { profileCsv } from "./profile-csv.ts";

const csv = new TextEncoder().encode(nastyFiles["semicolons.csv"] ?? "");
const profile = profileCsv("semicolons.csv", csv, {});
const brief = composeBrief(profile);
const headings = (blocks: ReturnType<typeof mendBrief>) =>
  blocks?.flatMap((block) => (block.kind === "heading" ? [block.text] : []));

test("a section that was asked for is added under the words that were quoted, once", () => {
  const wish = "It ends with “What to do on Monday”.";
  const mended = mendBrief(brief, [wish], profile);
  expect(headings(mended)).toContain("What to do on Monday");
  expect(mended).toHaveLength(brief.length + 2);
  expect(mendBrief(mended ?? [], [wish], profile)).toEqual(mended);
});

test("nothing asked leaves it as it is; what it cannot write is refused", () => {
  expect(mendBrief(brief, [], profile)).toEqual(brief);
  expect(mendBrief(brief, ["It rhymes."], profile)).toBeNull();
});
