import { codeFiles, sourceFiles } from "./source-files.mjs";

/** @typedef {import("typescript").Node & { jsDoc?: import("typescript").Node[] }} Node */

// Put together from halves, so that this file does not find itself.
const MARKERS = [
  ["TO", "DO"],
  ["FIX", "ME"],
  ["X", "XX"],
  ["[Nn]ot ", "implemented"],
].map((halves) => halves.join(""));
const UNFINISHED = new RegExp(`\\b(${MARKERS.join("|")})\\b`);
const SILENCER = new RegExp(`@ts-(${["ignore", "nocheck"].join("|")})`);

async function parse(/** @type {import("./source-files.mjs").SourceFile} */ { path, text }) {
  const { default: ts } = await import("typescript");
  return { ts, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Types: the word `any` appears in no type, JSDoc included, and no compiler error is silenced. */
export async function checkAny(/** @type {string} */ root) {
  /** @type {string[]} */
  const problems = [];
  for (const file of codeFiles(root)) {
    const { ts, tree } = await parse(file);
    const line = (/** @type {number} */ position) => tree.getLineAndCharacterOfPosition(position).line + 1;
    const visit = (/** @type {Node} */ node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword)
        problems.push(`${file.path}:${line(node.getStart())} uses any`);
      for (const comment of node.jsDoc ?? []) visit(comment);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    const silenced = SILENCER.exec(file.text);
    if (silenced) problems.push(`${file.path}:${line(silenced.index)} silences the compiler`);
  }
  return { problems, note: `${problems.length} uses` };
}

/** Barrels: no module that only hands on what others export. */
export async function checkBarrels(/** @type {string} */ root) {
  /** @type {string[]} */
  const problems = [];
  for (const file of codeFiles(root)) {
    const { ts, tree } = await parse(file);
    const handsOn = tree.statements.filter(
      (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier,
    );
    if (handsOn.length > 0 && handsOn.length === tree.statements.length)
      problems.push(`${file.path} only re-exports; import from the source`);
  }
  return { problems };
}

/** Unfinished work: no marker for later and nothing that says it is missing. */
export async function checkUnfinished(/** @type {string} */ root) {
  const problems = sourceFiles(root).flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, at) =>
        UNFINISHED.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 80)}`] : [],
      ),
  );
  return { problems };
}

/** Settings: process.env is read by server/env.ts alone (tests, bin, bench, e2e and examples stand outside the product). */
export async function checkEnvironmentOwner(/** @type {string} */ root) {
  const problems = codeFiles(root).flatMap(({ path, text }) => {
    if (!/^(server|app|components)\//.test(path)) return [];
    if (
      path === "server/env.ts" ||
      /\.test\.tsx?$/.test(path) ||
      /^server\/(platform\/)?testing\//.test(path)
    )
      return [];
    return /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b/.test(text)
      ? [`${path} reads process.env; only server/env.ts may`]
      : [];
  });
  return { problems };
}
