import type { EnvelopeType } from "#server/domain/envelope.ts";

/** An envelope as tests look at it: the fields of all types together. */
export type SeenEnvelope = {
  delivery_id: string;
  type: EnvelopeType;
  timestamp: string;
  data: {
    nonce: string;
    workspace: { id: string; name: string };
    task: {
      id: string;
      title: string;
      instructions: string;
      acceptance: string[];
      context_url: string;
      thread_id: string;
    };
    by: string;
    changes: { field: string; words: string }[];
    attempt: { id: string; number: number; reason: string };
    report_url: string;
    reason: string;
    comment: string;
    message: { from: string; body: string };
  };
};

type SeenArtifact = { id: string; name: string; version: number; sha256: string; bytes: number };

/** What the agent API may answer, the fields of all answers together: a test reads those of the call it made. */
type AgentBody = {
  status: string | number;
  code: string;
  detail: string;
  errors: { path: string; message: string }[];
  agent_id: string;
  claim_token: string;
  claim_url: string;
  api_key: string;
  webhook_secret: string;
  retry_after: number;
  envelopes: SeenEnvelope[];
  acknowledged: number;
  agent: { id: string; name: string; status: string; profile: { summary: string } };
  workspace: { id: string; name: string; goal: string; rules: string };
  open_attempts: { id: string; status: string }[];
  attempt: { id: string; task_id: string; number: number; status: string };
  lease_expires_at: string;
  directive: string;
  activities: { id: string }[];
  artifact: SeenArtifact;
  current_version: number;
  task: { id: string; status: string; outputs: { name: string }[] };
  tasks: { id: string; title: string; status: string }[];
  members: { name: string; kind: string }[];
  messages: { id: string; author: string; body: string }[];
  message: { id: string; body: string };
  replayed: boolean;
  current_attempt_number: number;
  task_status: string;
  late_result_id: string;
  attempts: { number: number; status: string; activities: { body: string }[] }[];
  upstream: { title: string; summary: string; artifacts: SeenArtifact[] }[];
  review_of: { task_id: string; artifacts: SeenArtifact[] } | null;
  parent: {
    task_id: string;
    artifacts: SeenArtifact[];
    attempts: { number: number; status: string }[];
  } | null;
  run: { id: string; title: string; goal: string } | null;
};
export type AgentAnswer = { status: number; headers: Headers; text: string; body: AgentBody };

export type AgentCall = {
  key?: string | null;
  body?: unknown;
  raw?: BodyInit;
  method?: string;
  headers?: Record<string, string>;
};

/** One HTTP call to the agent API, as any program would make it; `raw` goes out as it is. */
export async function callAgentApi(
  base: string,
  path: string,
  { key, body, raw, method = "POST", headers = {} }: AgentCall = {},
): Promise<AgentAnswer> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const init: RequestInit = { method, redirect: "manual", headers: { ...headers } };
  const send: Record<string, string> = { ...headers };
  if (key) send.authorization = `Bearer ${key}`;
  if (body !== undefined && raw === undefined) send["content-type"] ??= "application/json";
  init.headers = send;
  if (sent !== undefined && method !== "GET") init.body = sent;
  const response = await fetch(path.startsWith("http") ? path : base + path, init);
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : {}) as AgentBody,
  };
}
