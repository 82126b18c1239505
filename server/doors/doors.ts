import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { toNodeHandler } from "better-auth/node";
import { AppError } from "#server/domain/errors.ts";
import type { LoopState } from "#server/platform/loop.ts";
import { addressHeader } from "../members/auth.ts";
import { agentBase, agentDoor, agentRoutes } from "./agent-api/agent-door.ts";
import { describeApi } from "./agent-api/describe-api.ts";
import type { AgentServices } from "./agent-api/route.ts";
import { receiveFile, sendFile } from "./files-door.ts";
import { readHealth } from "./health.ts";
import { joinPage, skillPage } from "./join-page.ts";
import { knownError } from "./known-error.ts";
import { problemOf, sendJson } from "./problem.ts";
import { securePage } from "./security-headers.ts";
import { type Demo, headersOf, newRequestId, userOf } from "./trpc/context.ts";
import { appRouter } from "./trpc/router.ts";
import { refuseInTrpc } from "./trpc/trpc.ts";

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
export type DoorOptions = { services: AgentServices; demo: Demo; loops: () => LoopState[]; pages: Handler };

/** People's calls may be larger than agents': a batch of tasks. */
const trpcLimit = 20 * 1024 * 1024;
const authLimit = 64 * 1024;

/** The one request listener: every door that stands outside the pages, and the pages behind them. */
export function openDoors({ services, demo, loops, pages }: DoorOptions): Handler {
  const agents = agentDoor(services);
  const description = describeApi(agentRoutes, services.env.BASE_URL);
  const auth = toNodeHandler(services.auth);
  const trpc = (req: IncomingMessage, res: ServerResponse, path: string): Promise<void> =>
    nodeHTTPRequestHandler({
      router: appRouter,
      path,
      req,
      res,
      maxBodySize: trpcLimit,
      createContext: async () => ({
        services,
        user: await userOf(services, req).catch(refuseInTrpc),
        requestId: newRequestId(),
        headers: headersOf(req),
        demo,
      }),
    });

  const routes: Handler = async (req, res) => {
    const url = urlOf(req);
    const path = url.pathname;
    // The relay's library hears every request too and answers these itself; a second answer would end the process.
    if (path.startsWith("/socket.io/")) return;
    if (path === `${agentBase}/openapi.json` && req.method === "GET")
      return sendJson(res, 200, description, { "access-control-allow-origin": "*" });
    if (path.startsWith(`${agentBase}/`)) return agents(req, res);
    const takes = (...allowed: string[]): void => {
      if (!allowed.includes(req.method ?? ""))
        throw new AppError(
          "method_not_allowed",
          `${path} takes ${allowed.join(" and ")}, not ${req.method}.`,
          {
            allow: allowed,
          },
        );
    };
    if (path.startsWith("/api/trpc/")) {
      takes("GET", "POST");
      return trpc(req, res, decodeURIComponent(path.slice("/api/trpc/".length)));
    }
    if (path.startsWith("/api/auth/")) {
      // The auth library reads whole bodies into memory: they must be short, and say so.
      const length = req.headers["content-length"];
      if (Number(length ?? 0) > authLimit || req.headers["transfer-encoding"])
        throw new AppError(
          "payload_too_large",
          `A sign-in may have at most ${authLimit} bytes, announced by its length.`,
        );
      req.headers[addressHeader] = req.socket.remoteAddress ?? "";
      return auth(req, res);
    }
    if (path === "/api/health") {
      takes("GET", "HEAD");
      const health = await readHealth(services, loops());
      return sendJson(res, health.ok ? 200 : 503, health);
    }
    if (path === "/api/files") {
      takes("POST");
      return receiveFile(services, req, res, url);
    }
    const file = /^\/api\/(artifacts|files)\/([^/]+)\/content$/.exec(path);
    if (file?.[2]) {
      takes("GET");
      return sendFile(services, req, res, file[1] === "files" ? "files" : "artifacts", file[2]);
    }
    if (path.startsWith("/api/")) throw new AppError("not_found", `There is no ${path}.`);
    if (path === "/skill.md") return skillPage(services, res);
    if (/^\/welcome\/[^/]+$/.test(path)) return welcome(res, path);
    if (path.startsWith("/join/") && !wantsHtml(req))
      return joinPage(services, res, path.slice("/join/".length));
    securePage(req, res, services.env.NODE_ENV === "development");
    return pages(req, res);
  };

  return async (req, res) => {
    const requestId = randomUUID();
    try {
      await routes(req, res);
    } catch (thrown) {
      const error = knownError(thrown);
      if (!(error instanceof AppError) && !isCut(error))
        services.logger.error({ err: error, requestId, path: req.url }, "a request broke");
      const { status, body, headers } = problemOf(error, requestId);
      if (!req.complete) headers.connection = "close";
      sendJson(res, status, body, headers);
    }
  };
}

/** The address asked for; refused when it cannot be read as one, or names what no row can be called. */
function urlOf(req: IncomingMessage): URL {
  const text = `http://door${req.url ?? "/"}`;
  if (!URL.canParse(text) || text.includes("%00"))
    throw new AppError("not_found", "There is nothing at this address.");
  try {
    decodeURIComponent(new URL(text).pathname);
  } catch {
    throw new AppError("not_found", "The address is not percent-encoded as it should be.");
  }
  return new URL(text);
}

const wantsHtml = (req: IncomingMessage): boolean => (req.headers.accept ?? "").includes("text/html");
const isCut = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "ECONNRESET");

/** The short address of a one-time link; the auth library takes the token from there. */
async function welcome(res: ServerResponse, path: string): Promise<void> {
  const token = path.slice("/welcome/".length);
  const location = `/api/auth/magic-link/verify?token=${token}&callbackURL=%2Fwelcome&errorCallbackURL=%2Fsign-in`;
  res.writeHead(302, { location, "cache-control": "no-store", "referrer-policy": "no-referrer" }).end();
}
