import { type AgentAnswer, type AgentCall, callAgentApi, type SeenEnvelope } from "./agent-answer.ts";
import type { Api, TestInstance } from "./test-instance.ts";
import { until } from "./until.ts";

export type AgentWish = {
  name?: string;
  skills?: string[];
  tools?: string[];
  max_concurrency?: number;
  poll_seconds?: number;
  delivery?: { mode: string; url?: string; headers?: Record<string, string> };
};

/** The body of a join, with what the test wishes. */
export function joinBody({
  name = "Mira",
  skills = ["writing"],
  tools = [],
  max_concurrency = 1,
  ...rest
}: AgentWish = {}): object {
  const profile = { skills: skills.map((id) => ({ id, name: id })), tools, max_concurrency };
  return { name, framework: "custom", profile, ...rest };
}

/** A program that joined a workspace over HTTP, and its calls. */
export class TestAgent {
  readonly instance: TestInstance;
  readonly id: string;
  key: string;
  readonly secret: string;
  constructor(instance: TestInstance, id: string, key: string, secret: string) {
    this.instance = instance;
    this.id = id;
    this.key = key;
    this.secret = secret;
  }

  call(path: string, options: AgentCall = {}): Promise<AgentAnswer> {
    return callAgentApi(this.instance.agentApi, path, { key: this.key, ...options });
  }
  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<AgentAnswer> {
    return this.call(path, { body, headers });
  }
  get(path: string): Promise<AgentAnswer> {
    return this.call(path, { method: "GET" });
  }
  /** Uploads text or bytes as an artifact of an attempt. */
  async upload(
    attemptId: string,
    name: string,
    content: string | Buffer<ArrayBuffer> = "# done\n",
    fields: Record<string, string> = {},
  ): Promise<AgentAnswer> {
    const form = new FormData();
    form.append("file", new Blob([content]), name);
    for (const [field, value] of Object.entries({ name, ...fields })) form.append(field, value);
    return this.call(`/attempts/${attemptId}/artifacts`, { raw: form });
  }
  /** The next envelope of a type, acknowledged; what comes before it is acknowledged too. */
  async next(type: SeenEnvelope["type"]): Promise<SeenEnvelope> {
    return until(`${type} in the inbox`, async () => {
      const { body } = await this.get("/inbox?wait=2&max=1");
      const [envelope] = body.envelopes;
      if (!envelope) return null;
      await this.post("/inbox/ack", { delivery_ids: [envelope.delivery_id] });
      return envelope.type === type ? envelope : null;
    });
  }
  /** Waits for the next assignment and takes it on; returns the attempt's id. */
  async accept(): Promise<string> {
    const { data } = await this.next("task.assigned");
    const { status } = await this.post(`/attempts/${data.attempt.id}/accept`);
    if (status !== 200) throw new Error(`accept answered ${status}`);
    return data.attempt.id;
  }
}

/** An agent that joined by a registration token (of the first owner, or of `by`) and claimed its key; it has not answered its ping. */
export async function aClaimedAgent(
  instance: TestInstance,
  workspaceId: string,
  wish: AgentWish = {},
  by: Api = instance.owner,
): Promise<TestAgent> {
  const { token } = await by.agents.createRegistrationToken.mutate({ workspaceId, uses: 1 });
  const joined = await callAgentApi(instance.agentApi, "/join", { key: token, body: joinBody(wish) });
  if (joined.status !== 201) throw new Error(`join answered ${joined.status}: ${joined.text}`);
  const claimed = await callAgentApi(instance.agentApi, joined.body.claim_url, {
    key: joined.body.claim_token,
    body: {},
  });
  if (claimed.status !== 200) throw new Error(`claim answered ${claimed.status}: ${claimed.text}`);
  return new TestAgent(instance, claimed.body.agent_id, claimed.body.api_key, claimed.body.webhook_secret);
}

/** A pulling agent that is active: joined, claimed, its ping answered. */
export async function aJoinedAgent(
  instance: TestInstance,
  workspaceId: string,
  wish: AgentWish = {},
  by: Api = instance.owner,
): Promise<TestAgent> {
  const agent = await aClaimedAgent(instance, workspaceId, wish, by);
  const { data } = await agent.next("agent.ping");
  const { status, text } = await agent.post("/check-in", { nonce: data.nonce });
  if (status !== 200) throw new Error(`check-in answered ${status}: ${text}`);
  return agent;
}
