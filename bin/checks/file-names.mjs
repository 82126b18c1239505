import { sourceFiles } from "./source-files.mjs";

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|setup|d))*\.[a-z]+$/;
const DRAWERS = new Set([
  "index",
  "util",
  "utils",
  "helper",
  "helpers",
  "types",
  "service",
  "services",
  "common",
  "misc",
  "shared",
]);

/** File names: kebab-case, and none that says nothing (index, utils, helpers, types, service, common, …). */
export async function checkFileNames(/** @type {string} */ root) {
  const problems = sourceFiles(root).flatMap(({ path }) => {
    const parts = path.split("/");
    const file = parts.at(-1) ?? "";
    if (!file.startsWith(".") && !KEBAB.test(file)) return [`${path} is not in kebab-case`];
    const drawer = [file.split(".")[0] ?? "", ...parts.slice(0, -1)].find((name) => DRAWERS.has(name));
    return drawer ? [`${path}: "${drawer}" says nothing; name the file as the function inside`] : [];
  });
  return { problems };
}
