import type { Board } from "#server/domain/board.ts";
import { isNews, sentence } from "#server/domain/feed.ts";
import { namesOf } from "./names-of.ts";

/** The last thing worth reading aloud, as a sentence. */
export function latestNews(board: Board): string {
  const last = board.feed.findLast(isNews);
  return (last && sentence(last, namesOf(board))) ?? "";
}
