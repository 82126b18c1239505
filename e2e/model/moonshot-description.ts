import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";

/** Where a published description may lie: in a folder `shared` beside the checkout, or beside the folder it is in. */
const places = ["../../..", "../../../.."].map((up) =>
  fileURLToPath(new URL(`${up}/shared/data/moonshot-openapi.json`, import.meta.url)),
);

const Schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });
const Description = z.looseObject({
  components: z.looseObject({
    schemas: z.looseObject({
      ChatRequestBase: Schema,
      KimiK26ChatRequest: z.looseObject({ allOf: z.array(Schema) }),
    }),
  }),
});

export type WireCheck = (body: Record<string, unknown>) => string[];

/** A check of requests against Moonshot's published API description, or null where no copy of it lies. */
export function moonshotDescription(): WireCheck | null {
  const file = places.find((place) => existsSync(place));
  if (!file) return null;
  const description = Description.parse(JSON.parse(readFileSync(file, "utf8")));
  const { ChatRequestBase, KimiK26ChatRequest } = description.components.schemas;
  const declared = new Set(
    [ChatRequestBase, ...KimiK26ChatRequest.allOf].flatMap((part) => Object.keys(part.properties ?? {})),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(description, "moonshot");
  const validate = ajv.compile({ $ref: "moonshot#/components/schemas/KimiK26ChatRequest" });
  return (body) => {
    // The description lists a model's parameters and leaves its schema open: what it does not list is refused here.
    const unlisted = Object.keys(body).filter((name) => !declared.has(name));
    const problems = unlisted.map((name) => `${name}: not a parameter of this model`);
    if (!validate(body))
      for (const error of validate.errors ?? [])
        problems.push(`${error.instancePath.slice(1).replaceAll("/", ".") || "body"}: ${error.message}`);
    return problems;
  };
}
