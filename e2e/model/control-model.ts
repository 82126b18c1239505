import type { ServerResponse } from "node:http";
import { z } from "zod";
import { proposals } from "#server/domain/proposals.ts";
import type { ModelRequest } from "./model-ledger.ts";
import { type ModelModes, modelModes } from "./model-mode.ts";
import type { ModelScripts } from "./model-scripts.ts";
import type { CallKind } from "./model-server-options.ts";
import { sendJson } from "./node-http.ts";

const isKind = (kind: string): kind is CallKind =>
  kind in proposals || ["chat", "models", "embed"].includes(kind);
const Kind = z.string().refine(isKind);
const Mode = z.object({
  mode: z.enum(modelModes).nullable(),
  kind: Kind.optional(),
  times: z.number().int().min(1).optional(),
  seconds: z.number().min(0).optional(),
});
const Script = z.object({
  kind: Kind,
  /** A list is taken one by one. */
  answer: z
    .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown()))])
    .nullable(),
});

type Controlled = {
  modes: ModelModes;
  scripts: ModelScripts;
  requests: ModelRequest[];
  resetLedger: () => void;
};

/** The door for tests in another process: `POST /control/mode`, `POST /control/script`, `GET` and `DELETE /control/requests`. */
export async function controlModel(
  model: Controlled,
  { method, path, body }: { method: string | undefined; path: string; body: unknown },
  res: ServerResponse,
): Promise<void> {
  const done = () => sendJson(res, 200, {});
  const wrong = (error: z.ZodError) => sendJson(res, 400, { error: z.prettifyError(error) });
  const route = `${method} ${path.slice("/control/".length)}`;
  if (route === "GET requests") return void (await sendJson(res, 200, { requests: model.requests }));
  if (route === "DELETE requests") {
    model.resetLedger();
    return void (await done());
  }
  if (route === "POST mode") {
    const { data, error } = Mode.safeParse(body);
    if (!data) return void (await wrong(error));
    if (data.mode === null) model.modes.clear();
    else model.modes.set(data.mode, { kind: data.kind, times: data.times, seconds: data.seconds });
    return void (await done());
  }
  if (route === "POST script") {
    const { data, error } = Script.safeParse(body);
    if (!data) return void (await wrong(error));
    model.scripts.set(data.kind, data.answer);
    return void (await done());
  }
  await sendJson(res, 404, { error: `there is no ${route}` });
}
