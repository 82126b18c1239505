import { type PulseView, pulseOf } from "#components/ui/pulse-of.ts";
import type { Card } from "#server/domain/card.ts";
import type { Presence } from "#server/domain/presence.ts";

/** In the order in which presenceOf decides: ring and word of an agent must say the same. */
const urgency: Record<PulseView["tone"], number> = {
  stalled: 0,
  suspect: 1,
  asking: 2,
  live: 3,
  offered: 4,
  resting: 5,
  away: 6,
  none: 7,
};

/** The one pulse of an agent: of its task in most trouble, else of the one heard last; empty when it holds none, grey and broken when it is offline with work. */
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
  if (presence === "offline") return { view: { ...worst.view, tone: "away", arc: 1 }, evidenceAt: null };
  return worst;
}
