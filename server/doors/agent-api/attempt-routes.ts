import { AppError } from "#server/domain/errors.ts";
import {
  AcceptReport,
  ActivitiesReport,
  FailReport,
  HeartbeatReport,
  RejectReport,
  SubmitReport,
} from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { acceptAttempt } from "../../attempts/accept-attempt.ts";
import { addArtifact } from "../../attempts/add-artifact.ts";
import { beatAttempt } from "../../attempts/beat-attempt.ts";
import { failAttempt } from "../../attempts/fail-attempt.ts";
import { fenceAttempt } from "../../attempts/fence-attempt.ts";
import { isLate, type Late } from "../../attempts/keep-late.ts";
import { postActivities } from "../../attempts/post-activities.ts";
import { rejectAttempt } from "../../attempts/reject-attempt.ts";
import { submitAttempt } from "../../attempts/submit-attempt.ts";
import { readArtifact } from "./read-artifact.ts";
import { type Answer, bare, type Call, route } from "./route.ts";

const base = "/attempts/{attempt_id}";
const key = "key" as const;
const POST = "POST" as const;
const gone = { 404: "attempt_not_found", 409: "stale_attempt: current_attempt_number, task_status" };
const ids = (call: Call<unknown>) => ({ agentId: call.agent.id, attemptId: call.params.attempt_id ?? "" });
const replayed = (answer: { replayed: boolean }, body: object = {}): object =>
  answer.replayed ? { ...body, replayed: true } : body;

/** Tells an agent that its attempt was over, and that what it brought was kept. */
function stale({ late }: Late): never {
  const { current_attempt_number, task_status, attempt_status, late_result_id } = late;
  throw new AppError(
    "stale_attempt",
    `This attempt is over (${attempt_status}); what you sent was kept as a late result.`,
    {
      current_attempt_number,
      task_status,
      late_result_id,
    },
  );
}

/** Refuses before a file is received what no attempt of this agent will take. */
const mustHold = (call: Call<unknown>): Promise<void> => {
  const { agentId, attemptId } = ids(call);
  const asker = { actor: call.actor, requestId: call.requestId };
  const look = (work: Work) => void fenceAttempt(work, agentId, attemptId);
  return call.services.queues.write(call.agent.workspaceId, look, null, asker);
};

/** The reports of an agent on an attempt it holds (agent protocol, section 3). */
export const attemptRoutes = [
  route({
    method: POST,
    path: `${base}/accept`,
    summary: "Take an offer on",
    auth: key,
    body: AcceptReport,
    answers: { 200: "{attempt, lease_expires_at}", ...gone },
    handle: async (call): Promise<Answer> => ({
      status: 200,
      body: await call.write(acceptAttempt, { ...ids(call), ...call.body }),
    }),
  }),
  route({
    method: POST,
    path: `${base}/reject`,
    summary: "Decline an offer; it is matched again without you",
    auth: key,
    body: RejectReport,
    answers: { 200: "{}", ...gone },
    handle: async (call): Promise<Answer> => ({
      status: 200,
      body: replayed(await call.write(rejectAttempt, { ...ids(call), ...call.body })),
    }),
  }),
  route({
    method: POST,
    path: `${base}/heartbeat`,
    summary: "Renew the lease; a percent that moved is progress",
    auth: key,
    body: HeartbeatReport,
    answers: { 200: '{lease_expires_at, directive: "continue|pause|cancel", messages: []}', ...gone },
    handle: async (call): Promise<Answer> => ({
      status: 200,
      body: await call.write(beatAttempt, { ...ids(call), ...call.body }),
    }),
  }),
  route({
    method: POST,
    path: `${base}/activities`,
    summary: "Say what you are doing; an elicitation asks a person",
    auth: key,
    body: ActivitiesReport,
    answers: { 202: "{activities: [{id}]}", ...gone },
    handle: async (call): Promise<Answer> => ({
      status: 202,
      body: await call.write(postActivities, { ...ids(call), activities: call.body }),
    }),
  }),
  bare({
    method: POST,
    path: `${base}/artifacts`,
    summary:
      "Upload an artifact (multipart: file, name, media_type?, base_version?) or link one (JSON: name, url, sha256)",
    auth: key,
    raw: true,
    answers: {
      201: "{artifact: {id, name, version, sha256, bytes}}",
      413: "payload_too_large",
      404: gone[404],
      409: "version_conflict: current_version, artifact; or stale_attempt",
    },
    handle: async (call): Promise<Answer> => {
      await mustHold(call);
      const answer = await call.write(addArtifact, { ...ids(call), ...(await readArtifact(call)) });
      if (isLate(answer)) stale(answer);
      const { artifact, conflict } = answer;
      if (conflict === null) return { status: 201, body: { artifact } };
      throw new AppError(
        "version_conflict",
        `“${artifact.name}” is at version ${conflict} by now; yours was kept as version ${artifact.version}.`,
        {
          current_version: conflict,
          artifact,
        },
      );
    },
  }),
  route({
    method: POST,
    path: `${base}/submit`,
    summary: "Hand the work in",
    auth: key,
    body: SubmitReport,
    answers: {
      202: "{task: {id, status}}",
      200: "the same with replayed: true",
      422: "invalid_request",
      ...gone,
    },
    handle: async (call): Promise<Answer> => {
      const answer = await call.write(submitAttempt, { ...ids(call), ...call.body });
      if (isLate(answer)) stale(answer);
      return { status: answer.replayed ? 200 : 202, body: replayed(answer, { task: answer.task }) };
    },
  }),
  route({
    method: POST,
    path: `${base}/fail`,
    summary: "Give the task back as failed",
    auth: key,
    body: FailReport,
    answers: { 202: "{}", 200: "{replayed: true}", ...gone },
    handle: async (call): Promise<Answer> => {
      const answer = await call.write(failAttempt, { ...ids(call), ...call.body });
      return { status: answer.replayed ? 200 : 202, body: replayed(answer) };
    },
  }),
];
