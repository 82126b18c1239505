/** Folders of server/ that are layers; every other folder there is a room of verbs. */
const LAYERS = "domain|events|platform|queue|coordinator|connectors|doors";
const ROOM = `^server/(?!(?:${LAYERS})/)([^/]+)/`;
const TEST = "\\.test\\.tsx?$|^server/platform/testing/";

/**
 * The few verbs other rooms may borrow: file (below server/, without .ts) → the rooms that may import it.
 * @type {Record<string, string[]>}
 */
const BORROWED_VERBS = {
  "agents/record-outcome": ["attempts", "tasks"],
  "agents/see-agent": ["attempts"],
  "attempts/release-attempt": ["tasks"],
  "deliveries/send-envelope": ["attempts", "tasks"],
  "tasks/adopt-late-result": ["attempts"],
  "tasks/complete-task": ["attempts"],
};

/** A rule that `from` may import, of our own code, nothing but `allowed`. Packages have rules of their own. */
function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: TEST },
    to: { path: "^(app|components|server|bin|bench|e2e|examples)/", pathNot: allowed },
  };
}

/** A rule that only `owners` import what matches `to`. */
function owner(name, to, owners, comment) {
  return { name, comment, severity: "error", from: { pathNot: [TEST, ...owners] }, to: { path: to } };
}

const SHARED = ["^server/domain/", "^server/events/", "^server/platform/", "^server/queue/"];

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "every-import-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(node:|.*\\.css$)" },
    },
    { name: "nobody-imports-app", severity: "error", from: { pathNot: "^app/" }, to: { path: "^app/" } },
    {
      name: "no-tests-in-product",
      comment: "Test code is imported by tests alone.",
      severity: "error",
      from: { path: "^(app|components|server)/", pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: "domain-is-pure",
      comment: "server/domain runs in browser, server and tests: it imports itself and zod.",
      severity: "error",
      from: { path: "^server/domain/", pathNot: TEST },
      to: { pathNot: ["^server/domain/", "(^|/)node_modules/zod/"], couldNotResolve: false },
    },
    only("platform-has-no-nouns", "^server/platform/", ["^server/platform/", "^server/domain/errors\\.ts$"]),
    only("events-below-rooms", "^server/events/", [
      "^server/events/",
      "^server/domain/",
      "^server/platform/",
    ]),
    only("queue-below-rooms", "^server/queue/", SHARED),
    {
      name: "rooms-keep-apart",
      comment: "A room uses domain, events, platform and queue; another room only through BORROWED_VERBS.",
      severity: "error",
      from: { path: ROOM, pathNot: TEST },
      to: {
        path: "^(app|components|server|bin|bench|e2e|examples)/",
        pathNot: [
          "^server/$1/",
          ...SHARED,
          ...Object.keys(BORROWED_VERBS).map((verb) => `^server/${verb}\\.ts$`),
        ],
      },
    },
    ...Object.entries(BORROWED_VERBS).map(([verb, rooms]) => ({
      name: "borrowed-by-named-rooms",
      comment: `${verb} may be borrowed by ${rooms.join(", ")} only.`,
      severity: "error",
      from: {
        path: ROOM,
        pathNot: [TEST, `^server/(?:${[verb.split("/")[0], ...rooms].join("|")})/`],
      },
      to: { path: `^server/${verb}\\.ts$` },
    })),
    {
      name: "coordinator-above-rooms",
      severity: "error",
      from: { path: "^server/(coordinator|connectors)/", pathNot: TEST },
      to: { path: ["^(app|components|bin|bench|e2e|examples)/", "^server/(doors/|main\\.ts|env\\.ts)"] },
    },
    {
      name: "coordinator-and-connectors-apart",
      severity: "error",
      from: { path: "^server/(coordinator|connectors)/", pathNot: TEST },
      to: { path: "^server/(coordinator|connectors)/", pathNot: "^server/$1/" },
    },
    {
      name: "doors-do-not-reach-up",
      severity: "error",
      from: { path: "^server/doors/", pathNot: TEST },
      to: { path: ["^(app|components|bin|bench|e2e|examples)/", "^server/(main|env)\\.ts$"] },
    },
    {
      name: "components-know-the-domain",
      comment: "Components import components, domain values, and the AppRouter type.",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: {
        path: "^(app|server|bin|bench|e2e|examples)/",
        pathNot: ["^server/domain/", "^server/doors/trpc/"],
      },
    },
    {
      name: "components-see-types-of-the-door",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: { path: "^server/doors/", dependencyTypesNot: ["type-only"] },
    },
    only("pages-await-queries", "^app/", [
      "^server/members/session\\.ts$",

      "^app/",
      "^components/",
      "^server/domain/",
      "^server/[^/]+/queries\\.ts$",
    ]),
    only(
      "agents-are-strangers",
      "^examples/",
      ["^examples/"],
      "Example agents use only what any stranger has: HTTP.",
    ),
    owner("main-is-the-root", "^server/main\\.ts$", []),
    owner("env-is-read-by-main", "^server/env\\.ts$", ["^server/main\\.ts$"]),
    owner("one-owner-of-socket-io", "(^|/)node_modules/socket\\.io/", [
      "^server/doors/socket/",
      "^server/main\\.ts$",
      "^bench/",
    ]),
    owner("one-owner-of-socket-io-client", "(^|/)node_modules/socket\\.io-client/", [
      "^components/live/",
      "^(bench|e2e)/",
    ]),
    owner("one-owner-of-openai", "(^|/)node_modules/openai/", ["^server/coordinator/model/"]),
    owner("one-owner-of-the-blob-store", "^server/platform/blob-store", [
      "^server/artifacts/",
      "^server/main\\.ts$",
      "^server/platform/blob-store",
    ]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(server/platform/generated|\\.next)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: new URL("./tsconfig.json", import.meta.url).pathname },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".css", ".d.ts"],
    },
  },
};
