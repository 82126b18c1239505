import { expect, test } from "vitest";
import { agentInvariants } from "./agent-invariants.ts";
import type { Evidence } from "./evidence.ts";
import { logInvariants } from "./log-invariants.ts";
import { taskInvariants } from "./task-invariants.ts";

const invariants = [...taskInvariants, ...logInvariants, ...agentInvariants];

/** One test for every invariant: it holds in the evidence, and is seen to be broken when the evidence is spoiled. */
export function testInvariants(evidence: () => Evidence): void {
  for (const { name, check, spoil } of invariants) {
    test(`invariant: ${name}`, () => {
      expect(check(evidence()).slice(0, 20)).toEqual([]);
      const spoiled = structuredClone(evidence());
      spoil(spoiled);
      expect(check(spoiled), "the check must see a breach").not.toEqual([]);
    });
  }
}
