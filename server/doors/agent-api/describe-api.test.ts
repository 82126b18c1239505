import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorTable } from "#server/domain/errors.ts";
import { agentRoutes } from "./agent-door.ts";
import { describeApi } from "./describe-api.ts";
import { readShape } from "./read-shape.ts";

const base = "http://127.0.0.1:3000";
const written = JSON.parse(readFileSync(join(import.meta.dirname, "../../../docs/openapi.json"), "utf8"));
const operations: [string, { operationId: string; parameters?: { name?: string; in?: string }[] }][] =
  Object.values(written.paths).flatMap((methods) => Object.entries(methods as object));

test("docs/openapi.json is what the routes say now; otherwise run: node bin/openapi.mjs", () => {
  expect(describeApi(agentRoutes, base)).toEqual(written);
});

test("every route is described once, under its own name", () => {
  expect(operations).toHaveLength(agentRoutes.length);
  expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(agentRoutes.length);
});

test("every parameter of a path is described, and every query that is described is a route's", () => {
  for (const { method, path } of agentRoutes) {
    const { parameters = [] } = written.paths[path][method.toLowerCase()];
    const named = parameters.flatMap((one: { name: string; in: string }) =>
      one.in === "path" ? [one.name] : [],
    );
    expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
  const queries = operations.flatMap(([, { parameters = [] }]) =>
    parameters.filter((one) => one.in === "query"),
  );
  expect(queries.map(({ name }) => name)).toEqual(["wait", "max", "open"]);
});

test("bodies carry the limits of the schemas that check them", () => {
  const join_ = written.paths["/join"].post.requestBody.content["application/json"].schema;
  expect(join_.required).toEqual(["name"]);
  expect(join_.properties.name).toMatchObject({ type: "string", maxLength: 80 });
  const task = written.paths["/tasks"].post.requestBody.content["application/json"].schema;
  expect(JSON.stringify(task.properties.deadline_at)).toContain("date-time");
  const activities = written.paths["/attempts/{attempt_id}/activities"].post.requestBody;
  expect(
    activities.content["application/json"].schema.anyOf.map((one: { type: string }) => one.type),
  ).toEqual(["object", "array"]);
});

test("the problem document knows every code there is, and routes name only those", () => {
  expect(written.components.schemas.Problem.properties.code.enum).toEqual(Object.keys(errorTable));
  for (const { answers } of agentRoutes)
    for (const [status, words] of Object.entries(answers)) {
      const code = /^[a-z]+(_[a-z]+)+/.exec(words)?.[0];
      if (Number(status) < 400 || !code) continue;
      expect(Object.keys(errorTable)).toContain(code);
      expect(errorTable[code as keyof typeof errorTable][0]).toBe(Number(status));
    }
});

test("the shorthand of answers is read as a schema, and plain words are left alone", () => {
  expect(readShape('{task: {id}, rows: [{a}], all: [], mode: "x|y", replayed: true}')).toEqual({
    type: "object",
    required: ["task", "rows", "all", "mode", "replayed"],
    properties: {
      task: { type: "object", properties: { id: {} }, required: ["id"] },
      rows: { type: "array", items: { type: "object", properties: { a: {} }, required: ["a"] } },
      all: { type: "array" },
      mode: { type: "string", enum: ["x", "y"] },
      replayed: { const: true },
    },
  });
  expect(readShape("{}")).toEqual({ type: "object", properties: {}, required: [] });
  for (const words of ["the file", "{a", "{a} and more", ""]) expect(readShape(words)).toBeNull();
});
