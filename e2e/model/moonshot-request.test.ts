import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatRequest } from "./chat-request.ts";
import { ownWireCheck } from "./check-moonshot-request.ts";
import { moonshotDescription } from "./moonshot-description.ts";

const start = {
  ...chatRequest("plan", { goal: "Write a haiku" }),
  stop: ["end"],
  stream: true,
  stream_options: { include_usage: true },
  safety_identifier: "u1",
  max_tokens: 9,
  tools: [
    {
      type: "function",
      function: { name: "plan", description: "A plan", strict: true, parameters: { type: "object" } },
    },
  ],
};
const names = [
  ...Object.keys(start),
  "temperature",
  "seed",
  "role",
  "content",
  "type",
  "url",
  "text",
  "function",
];
const values = fc.oneof(
  fc.constantFrom<unknown>(
    "enabled",
    "all",
    "json_object",
    "json_schema",
    "user",
    "kimi-k2.6",
    "plan",
    "1st",
    null,
    true,
    1,
    1.5,
    1e300,
    [],
    {},
  ),
  fc.constant({ type: "text", text: "Hello" }),
  fc.constant([{ type: "image_url", image_url: "data:image/png;base64," }]),
  fc.jsonValue({ maxDepth: 2 }),
);
type Step = { turns: number[]; name: string; value: unknown; drop: boolean };

/** Changes one place somewhere in a JSON value: takes it out, or puts another value there. */
function change(body: unknown, { turns, name, value, drop }: Step): unknown {
  const [turn, ...rest] = turns;
  if (Array.isArray(body) && body.length > 0 && turn !== undefined) {
    const at = turn % body.length;
    return body.flatMap((one, i) =>
      i !== at ? [one] : drop && rest.length === 0 ? [] : [change(one, { turns: rest, name, value, drop })],
    );
  }
  if (typeof body === "object" && body !== null && !Array.isArray(body) && turn !== undefined) {
    const keys = Object.keys(body);
    const key = turn % 4 === 3 || keys.length === 0 ? name : (keys[turn % keys.length] ?? name);
    const { [key]: old, ...others } = body as Record<string, unknown>;
    return drop && rest.length === 0
      ? others
      : { ...others, [key]: change(old, { turns: rest, name, value, drop }) };
  }
  return value;
}

/** A way of `depth` steps into the body, and what happens at its end. */
const step = fc.record({
  turns: fc.array(fc.nat(50), { minLength: 1, maxLength: 5 }),
  name: fc.constantFrom(...names),
  value: values,
  drop: fc.boolean(),
});

const published = moonshotDescription();

describe("our own words for Moonshot's wire", () => {
  it("lets in the whole of it", () => {
    expect(ownWireCheck(start)).toEqual([]);
    expect(published?.(start) ?? []).toEqual([]);
  });

  it("agree with the published description, where it lies, on requests changed at random", () => {
    // Without a copy of the description there is nobody to agree with; then only that ours gives an answer is looked at.
    const other = published ?? ownWireCheck;
    const verdicts = { in: 0, out: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        const body = steps.reduce<unknown>(change, start) as Record<string, unknown>;
        const [ours, theirs] = [ownWireCheck(body), other(body)];
        verdicts[ours.length > 0 ? "out" : "in"] += 1;
        expect(ours.length > 0, JSON.stringify({ body, ours, theirs })).toBe(theirs.length > 0);
      }),
      { numRuns: 2_000 },
    );
    expect(verdicts.in).toBeGreaterThan(100);
    expect(verdicts.out).toBeGreaterThan(100);
  });
});
