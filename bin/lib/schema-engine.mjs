import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** PostgreSQL's catalog type `"char"`: the adapter refuses to report it, the engine insists on a character. */
const CATALOG_CHAR = 18;
const TEXT = 25;

/** Prisma's schema engine as WebAssembly: the npm package, so nothing is downloaded from elsewhere. */
async function loadEngine() {
  // The engine reports its own crashes through this global; without it they surface as an unrelated TypeError.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (/** @type {string} */ message) => process.stderr.write(`schema engine: ${message}\n`),
    },
  });
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const imports = /** @type {WebAssembly.Imports} */ ({ "./schema_engine_bg.js": { ...glue } });
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports);
  glue.__wbg_set_wasm(instance.exports);
  /** @type {() => void} */ (instance.exports.__wbindgen_start)();
  return glue.SchemaEngine;
}

/**
 * Makes an adapter serve the engine: catalog characters reported as characters, and a script sent whole (the adapter
 * would cut it at every semicolon, also inside a function body).
 */
function adapt(/** @type {Record<string, Function>} */ adapter, /** @type {number} */ characterType) {
  const { performIO, queryRaw } = adapter;
  /** @type {WeakMap<object, number[]>} the columns to correct, by the rows they came with */
  const characters = new WeakMap();
  adapter.performIO = async function (/** @type {unknown} */ query) {
    const result = await performIO?.call(this, query);
    const fields = result.fields ?? [];
    characters.set(
      result.rows,
      fields.flatMap((/** @type {{ dataTypeID: number }} */ field, /** @type {number} */ at) =>
        field.dataTypeID === CATALOG_CHAR ? [at] : [],
      ),
    );
    for (const field of fields) if (field.dataTypeID === CATALOG_CHAR) field.dataTypeID = TEXT;
    return result;
  };
  adapter.queryRaw = async function (/** @type {unknown} */ query) {
    const result = await queryRaw?.call(this, query);
    for (const at of characters.get(result.rows) ?? []) result.columnTypes[at] = characterType;
    return result;
  };
  adapter.executeScript = async (/** @type {string} */ script) => {
    await adapter.underlyingDriver?.().query(script);
  };
  return adapter;
}

/**
 * Hands `work` an engine for `schema` (the text of schema.prisma) over two empty databases: the one at `url` and a
 * shadow of our own beside it. The adapter's own shadow is useless here: it drops the database before it lets go of it.
 * @template T
 * @param {string} schema
 * @param {string} url
 * @param {(engine: import("@prisma/schema-engine-wasm").SchemaEngine) => Promise<T>} work
 */
export async function withEngine(schema, url, work) {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { default: pg } = await import("pg");
  const utilities = createRequire(require.resolve("@prisma/adapter-pg"))("@prisma/driver-adapter-utils");
  const main = new pg.Pool({ connectionString: url });
  await main.query("CREATE DATABASE shadow");
  const shadow = new pg.Pool({ connectionString: new URL("/shadow", url).href });
  // `end` returns before the sockets are closed, so the server's stop may still reach them as an error.
  for (const pool of [main, shadow]) pool.on("error", () => undefined);
  const connect = async (/** @type {import("pg").Pool} */ pool) =>
    adapt(Object(await new PrismaPg(pool).connect()), utilities.ColumnTypeEnum.Character);
  const bound = utilities.bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(main),
    connectToShadowDb: () => connect(shadow),
  });
  const SchemaEngine = await loadEngine();
  const engine = await SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, bound);
  try {
    return await work(engine);
  } finally {
    await Promise.all([main.end(), shadow.end()]);
  }
}
