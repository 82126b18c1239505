import { type PulseView, pulseOf } from "#components/ui/pulse-of.ts";
import type { Card } from "#server/domain/card.ts";
import type { Presence } from "#server/domain/presence.ts";

const urgency: Record<PulseView["tone"], number> = {
  stalled: 0,
  suspect: 1,
  offered: 3,
  live: 2,
  resting: 4,
  none: 5,
};

/** The one pulse of an agent: of its task in most trouble, else of the one heard last; empty when it holds none, broken when it is offline with work. */
export function agentPulse(
  presence: Presence,
  cards: readonly Card[],
  now: number,
): { view: PulseView; evidenceAt: string | null } {
  const views = cards.map((card) => ({ view: pulseOf(card, now), evidenceAt: card.evidenceAt }));
  views.sort(
    (a, b) =>
      urgency[a.view.tone] - urgency[b.view.tone] || (b.evidenceAt ?? "").localeCompare(a.evidenceAt ?? ""),
  );
  const worst = views[0];
  if (!worst)
    return {
      view: { tone: "none", arc: 0, glow: 0, countdown: null, sentence: `${presence}.` },
      evidenceAt: null,
    };
  if (presence === "offline") return { view: { ...worst.view, tone: "stalled", arc: 1 }, evidenceAt: null };
  return worst;
}
