import { AppError } from "#server/domain/errors.ts";
import type { Route } from "./route.ts";

type Found = { route: Route; params: Record<string, string> };

/** Finds routes by method and path; `{name}` in a path stands for one segment. */
export class Router {
  readonly #routes: { route: Route; segments: string[] }[];
  constructor(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({ route, segments: route.path.split("/") }));
  }

  /** Refused as `not_found` for an unknown path and `method_not_allowed` for a known one. */
  find(method: string, path: string): Found {
    const asked = path.split("/");
    const methods: string[] = [];
    for (const { route, segments } of this.#routes) {
      const params = paramsOf(segments, asked);
      if (!params) continue;
      if (route.method === method) return { route, params };
      methods.push(route.method);
    }
    if (methods.length === 0) throw new AppError("not_found", `There is no ${path} in this API.`);
    throw new AppError("method_not_allowed", `${path} takes ${methods.join(" and ")}, not ${method}.`, {
      allow: methods,
    });
  }
}

const isName = (segment: string | undefined): boolean => segment?.startsWith("{") === true;

function paramsOf(segments: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (segments.length !== asked.length) return null;
  // Most paths differ in their last segments, so nothing is read of one before all its fixed segments are the same.
  for (let i = segments.length - 1; i >= 0; i -= 1)
    if (isName(segments[i]) ? asked[i] === "" : segments[i] !== asked[i]) return null;
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    if (!isName(segment)) continue;
    try {
      params[segment.slice(1, -1)] = decodeURIComponent(asked[i] ?? "");
    } catch {
      return null;
    }
  }
  return params;
}
