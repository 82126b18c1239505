import { type AgentWish, aClaimedAgent, type TestAgent } from "./test-agent.ts";
import type { TestWorkspace } from "./test-workspace.ts";
import type { WebhookReceiver } from "./webhook-receiver.ts";

/** An active agent that is pushed to: its ping arrived at the receiver and was answered. */
export async function aPushedAgent(
  workspace: TestWorkspace,
  receiver: WebhookReceiver,
  wish: AgentWish = {},
): Promise<TestAgent> {
  const before = receiver.of("agent.ping").length;
  const delivery = { mode: "webhook", url: receiver.url, ...wish.delivery };
  const agent = await aClaimedAgent(workspace.instance, workspace.id, { ...wish, delivery });
  const { envelope } = await receiver.next("agent.ping", before + 1);
  const { status, text } = await agent.post("/check-in", { nonce: envelope.data.nonce });
  if (status !== 200) throw new Error(`check-in answered ${status}: ${text}`);
  return agent;
}
