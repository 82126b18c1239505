import { DecisionLink } from "#components/decisions/decision-link.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { checkedWords } from "#server/domain/checked-words.ts";
import { lineCount } from "./line-count.ts";
import type { ShownReview } from "./task-page.ts";

const verdicts: Record<string, { word: string; hue: string }> = {
  accepted: { word: "accepted", hue: "text-done" },
  changes_requested: { word: "asked for changes", hue: "text-attention" },
  rejected: { word: "rejected", hue: "text-failed" },
};

/** Every verdict that was given, newest first, with its failed lines. */
export function ReviewList({ reviews }: { reviews: readonly ShownReview[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {reviews.map(({ id, by, reviewerName, verdict, lines, comment, at, decisionId }) => {
        // Checks look at little: that they let work pass is no acceptance, and gets no green.
        const checks = by === "checks" && verdict === "accepted";
        const { word, hue } = checks
          ? { word: "found nothing wrong", hue: "" }
          : (verdicts[verdict] ?? { word: verdict, hue: "" });
        return (
          <li key={id} className="[overflow-wrap:anywhere]">
            <p>
              <span className="font-strong">{reviewerName}</span> <span className={hue}>{word}</span>{" "}
              <span className="text-ink-faint text-sm">
                {!checks && lines.length > 0 && `${lineCount(lines)} · `}
                <RelativeTime at={isoTime(at)} />
              </span>
              {decisionId && <DecisionLink decisionId={decisionId}>{`Why ${word}?`}</DecisionLink>}
            </p>
            {checks ? (
              <p className="text-ink-soft text-sm">{checkedWords(lines)}</p>
            ) : (
              comment && <p className="text-ink-soft text-sm">{comment}</p>
            )}
            {lines
              .filter((line) => !line.passed)
              .map((line) => (
                <p key={line.criterion} className="text-sm">
                  <span className="text-failed">✕</span> {line.criterion}{" "}
                  <span className="text-ink-soft">{line.evidence}</span>
                </p>
              ))}
          </li>
        );
      })}
    </ol>
  );
}
