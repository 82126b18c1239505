/** A whole answer of the model, before it is put on the wire. */
export class ModelAnswer {
  readonly content: string;
  readonly reasoning: string;
  readonly finish: "stop" | "length";
  readonly refusal: string | null;

  constructor(
    content: string,
    {
      reasoning = "",
      finish = "stop",
      refusal = null,
    }: { reasoning?: string; finish?: "stop" | "length"; refusal?: string | null } = {},
  ) {
    this.content = content;
    this.reasoning = reasoning;
    this.finish = finish;
    this.refusal = refusal;
  }

  /** The answer cut where its tokens run out: thoughts count first, and may leave nothing for the answer. */
  within(tokens: number | null): ModelAnswer {
    if (tokens === null) return this;
    const room = tokens * 4 - this.reasoning.length;
    if (room >= this.content.length) return this;
    return new ModelAnswer(this.content.slice(0, Math.max(0, room)), {
      reasoning: this.reasoning.slice(0, tokens * 4),
      finish: "length",
      refusal: this.refusal,
    });
  }
}

/** Makes an answer of what a rule or a script said. */
export function answerOf(said: object | string | ModelAnswer, reasoning = ""): ModelAnswer {
  if (said instanceof ModelAnswer) return said;
  return new ModelAnswer(typeof said === "string" ? said : JSON.stringify(said), { reasoning });
}
