import { fileURLToPath } from "node:url";

/** Folders of server/ that are layers; every other folder there is a room of verbs. */
const LAYERS = "domain|events|platform|queue|coordinator|connectors|doors";
const OURS = "^(app|components|server|bin|bench|e2e|examples)/";
const ROUTER = "^server/([^/]+)/router\\.ts$";
const ROOM = `^server/(?!(?:${LAYERS})/)([^/]+)/`;
/** Where the program is put together: everything may be imported there. */
const COMPOSITION = "^server/(?:main|instance|open-services)\\.ts$";
/** Pages run in Next's own copy of the modules, so what they open for themselves reads the settings too. */
const ENV_READERS = [COMPOSITION, "^server/platform/(?:log|pages-db)\\.ts$", "^server/members/session\\.ts$"];
const TEST = "\\.test\\.tsx?$|^server/(?:platform/)?testing/";

/** The few verbs a room may borrow from another one, since they belong to its own transaction: files below server/. */
const BORROWED_VERBS = [
  "agents/record-outcome",
  "agents/record-verdict",
  "agents/see-agent",
  "attempts/answer-attempt",
  "attempts/engage-attempt",
  "attempts/release-attempt",
  "attempts/restart-clocks",
  "decisions/record-decision",
  "deliveries/send-envelope",
  "playbooks/find-playbook",
  "runs/count-dispatch",
  "runs/spend-on-run",
  "tasks/adopt-late-result",
  "tasks/apply-peer-review",
  "tasks/attach-upload",
  "tasks/cancel-task",
  "tasks/complete-task",
  "tasks/create-tasks",
  "tasks/holders-of",
  "tasks/offer-task",
  "tasks/tell-dependents",
  "tasks/tell-holder",
  "usage/warn-of-month",
];

const SHARED = ["^server/domain/", "^server/events/", "^server/platform/", "^server/queue/"];
/** What a room may use besides itself; of the composition only the types, by a rule below. */
const LENT = [
  ...SHARED,
  ...BORROWED_VERBS.map((verb) => `^server/${verb}\\.ts$`),
  COMPOSITION,
  "^server/env\\.ts$",
];

/** A rule that `from` may import, of our own code, nothing but `allowed`. Packages have rules of their own. */
function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: TEST },
    to: { path: OURS, pathNot: allowed },
  };
}

/** A rule that only `owners` import values of what matches `to`; its types are free to all. */
function owner(name, path, owners, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { pathNot: [TEST, "^(bench|e2e|bin)/", ...owners] },
    to: { path, dependencyTypesNot: ["type-only"] },
  };
}

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
    only("platform-has-no-nouns", "^server/platform/", [
      "^server/platform/",
      "^server/domain/errors\\.ts$",
      "^server/env\\.ts$",
    ]),
    only("events-below-rooms", "^server/events/(?!router\\.ts)", [
      "^server/events/",
      "^server/domain/",
      "^server/platform/",
      COMPOSITION,
    ]),
    only("queue-below-rooms", "^server/queue/", SHARED),
    {
      name: "rooms-keep-apart",
      comment: "A room uses domain, events, platform and queue; another room only through BORROWED_VERBS.",
      severity: "error",
      from: { path: ROOM, pathNot: [TEST, ROUTER] },
      to: { path: OURS, pathNot: ["^server/$1/", ...LENT] },
    },
    {
      name: "routers-keep-apart",
      comment: "A room's router.ts is what a room is, and the procedures of the tRPC door it hangs in.",
      severity: "error",
      from: { path: ROUTER, pathNot: TEST },
      to: { path: OURS, pathNot: ["^server/$1/", ...LENT, "^server/doors/trpc/"] },
    },
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
      "^examples/agents/",
      ["^examples/agents/"],
      "Example agents use only what any stranger has: HTTP.",
    ),
    owner("main-is-the-root", "^server/main\\.ts$", []),
    owner("env-is-read-by-few", "^server/env\\.ts$", ENV_READERS),
    owner("services-are-opened-by-main", "^server/(?:open-services|services)\\.ts$", [COMPOSITION]),
    owner("one-owner-of-socket-io", "(^|/)node_modules/socket\\.io/", [
      "^server/doors/socket/",
      "^server/events/relay\\.ts$",
      COMPOSITION,
      "^bench/",
    ]),
    owner("one-owner-of-socket-io-client", "(^|/)node_modules/socket\\.io-client/", [
      "^components/live/",
      "^(bench|e2e)/",
    ]),
    owner("one-owner-of-openai", "(^|/)node_modules/openai/", ["^server/coordinator/model/"]),
    owner("one-owner-of-the-blob-store", "^server/platform/blob-store", [
      "^server/artifacts/",
      COMPOSITION,
      "^server/platform/blob-store",
    ]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(server/platform/generated|\\.next)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL("./tsconfig.json", import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".css", ".d.ts"],
    },
  },
};
