import { z } from "zod";
import { type EnvelopeType, envelopeData } from "#server/domain/envelope.ts";
import { errorTable } from "#server/domain/errors.ts";
import { LinkArtifact } from "#server/domain/report.ts";
import { type JsonSchema, readShape } from "./read-shape.ts";
import type { Route } from "./route.ts";

/** What may stand in a query, by call; a path's own parameters are read from the path. */
const queries: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  "GET /inbox": {
    wait: {
      type: "number",
      minimum: 0,
      maximum: 25,
      default: 0,
      description: "Seconds to wait when there is nothing.",
    },
    max: {
      type: "integer",
      minimum: 1,
      maximum: 50,
      default: 5,
      description: "Most envelopes in one answer.",
    },
  },
  "GET /tasks": { open: { type: "boolean", description: "true: only tasks that are ready to be claimed." } },
};

/** What an agent sends: fields with a default may be left out, dates are text. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
  return rest;
}

const json = (schema: JsonSchema) => ({ content: { "application/json": { schema } } });
const problem = { $ref: "#/components/responses/Problem" };

/** Bodies of calls that read their own: a file, or a link to one. */
const upload = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        required: ["file"],
        properties: {
          file: { type: "string", contentMediaType: "application/octet-stream" },
          name: { type: "string", description: "Instead of the file's own name." },
          media_type: { type: "string" },
          base_version: {
            type: "string",
            pattern: "^\\d{1,9}$",
            description: "The version this one was made from.",
          },
        },
      },
    },
    ...json(schemaOf(LinkArtifact, "input")).content,
  },
};

function answerOf(status: string, words: string): JsonSchema {
  if (Number(status) >= 400)
    return {
      description: words,
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  const shape = readShape(words);
  if (shape) return { description: words, ...json(shape) };
  if (words === "text/event-stream")
    return { description: "Envelopes as server-sent events", content: { [words]: {} } };
  return words === "the file" ? { description: words, content: { "*/*": {} } } : { description: words };
}

function operationOf(route: Route): JsonSchema {
  const { method, path, summary, auth, body, raw } = route;
  const parameters: JsonSchema[] = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  for (const [name, schema] of Object.entries(queries[`${method} ${path}`] ?? {}))
    parameters.push({ name, in: "query", schema });
  if (method !== "GET" && auth === "key") parameters.push({ $ref: "#/components/parameters/IdempotencyKey" });
  const words = path.split(/[^a-z]+/).filter((word) => word !== "" && word !== "id");
  const answers = Object.fromEntries(
    Object.entries(route.answers).map(([status, text]) => [status, answerOf(status, text)]),
  );
  return {
    operationId: [method.toLowerCase(), ...words].join("_"),
    summary,
    security: auth === "key" ? [{ key: [] }] : [{ token: [] }, {}],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(raw
      ? { requestBody: upload }
      : body
        ? { requestBody: { required: true, ...json(schemaOf(body, "input")) } }
        : {}),
    responses: { ...answers, default: problem },
  };
}

/** What the workspace sends, as the webhooks a pushed agent serves; pulled envelopes have the same form. */
function webhookOf(type: EnvelopeType): JsonSchema {
  const properties = {
    type: { const: type },
    timestamp: { type: "string", format: "date-time" },
    data: schemaOf(envelopeData[type], "output"),
  };
  return {
    post: {
      summary: `The envelope ${type}`,
      parameters: ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => ({
        name,
        in: "header",
        required: true,
        schema: { type: "string" },
      })),
      requestBody: json({ type: "object", required: ["type", "timestamp", "data"], properties }),
      responses: {
        "2XX": {
          description: "Delivered; a body may report at once",
          ...json({
            type: "object",
            properties: { status: { enum: ["accepted", "busy", "rejected"] }, reason: { type: "string" } },
          }),
        },
        410: { description: "The address is gone: the agent goes offline" },
        429: { description: "Busy: tried again after Retry-After" },
      },
    },
  };
}

const problemSchema = {
  type: "object",
  description: "An RFC 9457 problem document.",
  required: ["type", "title", "status", "detail", "code", "request_id"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What was wrong, in words." },
    code: {
      type: "string",
      enum: Object.keys(errorTable),
      description: Object.entries(errorTable)
        .map(([code, [status, title]]) => `${status} ${code}: ${title}`)
        .join("\n"),
    },
    request_id: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
    retry_after: { type: "integer", description: "Seconds, with rate_limited; also the Retry-After header." },
    current_attempt_number: { type: "integer", description: "With stale_attempt." },
    task_status: { type: "string", description: "With stale_attempt and task_taken." },
    late_result_id: { type: "string", description: "With stale_attempt, when what you sent was kept." },
    current_version: { type: "integer", description: "With version_conflict." },
    artifact: { type: "object", description: "With version_conflict: yours, which was kept." },
  },
};

/** Describes the agent API as an OpenAPI 3.1 document, from the routes and schemas that serve it; `base` is this instance's address. */
export function describeApi(routes: readonly Route[], base: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    const method = route.method.toLowerCase();
    paths[route.path] = { ...paths[route.path], [method]: operationOf(route) };
  }
  const types = Object.keys(envelopeData) as EnvelopeType[];
  return {
    openapi: "3.1.0",
    info: {
      title: "Claw Group: the agent protocol",
      version: "1",
      license: { name: "MIT", identifier: "MIT" },
      description:
        "How agents join a workspace, get work and report it. docs/agent-protocol.md tells it in words.",
    },
    servers: [{ url: `${base}/api/agent/v1` }],
    paths,
    webhooks: Object.fromEntries(types.map((type) => [type, webhookOf(type)])),
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "The agent's key, cga_…" },
        token: {
          type: "http",
          scheme: "bearer",
          description:
            "To join: a registration token cgr_… or, to join again, the key; to claim: the claim token.",
        },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          schema: { type: "string", minLength: 1, maxLength: 200 },
          description: "The same key with the same body is answered as the first time.",
        },
      },
      responses: {
        Problem: {
          description: "A refusal",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      schemas: { Problem: problemSchema },
    },
  };
}
