import { expect, test } from "vitest";
import { newerPage } from "./newer-page.ts";

const page = (...seqs: number[]) => ({ events: seqs.map((seq) => ({ seq })) });

test("a page opened again is not shown as an earlier visit left it, nor older than the cache knows it", () => {
  const [old, fresh] = [page(1, 4), page(1, 4, 9)];
  expect(newerPage(old, fresh)).toBe(fresh);
  expect(newerPage(fresh, old)).toBe(fresh);
  expect(newerPage(undefined, page())).toEqual(page());
  const again = page(1, 4, 9);
  expect(newerPage(again, fresh), "what the cache holds is kept where nothing happened since").toBe(again);
});
