/** Who assigns the work here. Without a model it is the rules, and that is said. */
export function CoordinatorLine() {
  return (
    <p
      className="px-2 text-ink-faint text-xs max-lg:hidden"
      title="Tasks are matched to agents by rules: skill, record, load, cost. No model is set."
    >
      coordinator
      <br />
      <span className="text-ink-soft">○ rules (no model set)</span>
    </p>
  );
}
