import busboy from "busboy";
import { AppError, fieldError } from "#server/domain/errors.ts";
import { LinkArtifact } from "#server/domain/report.ts";
import type { Blob } from "#server/platform/blob-store.ts";
import { baseName } from "../base-name.ts";
import { parseJson, readText } from "../read-body.ts";
import { checked } from "./check-body.ts";
import type { Call } from "./route.ts";

export type SentArtifact = {
  name: string;
  mediaType: string;
  sha256: string;
  bytes: number;
  url?: string;
  baseVersion?: number;
};

const anyType = "application/octet-stream";

/** Reads an artifact from a call: a file as multipart, or a link as JSON. File names lose their folders. */
export async function readArtifact(call: Call<unknown>): Promise<SentArtifact> {
  const type = call.req.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return readMultipart(call);
  if (type.startsWith("application/json")) {
    const link = checked(LinkArtifact, parseJson(await readText(call.req))) as LinkArtifactBody;
    const base = link.base_version === undefined ? {} : { baseVersion: link.base_version };
    return {
      name: nameOf(link.name),
      mediaType: mediaTypeOf(link.media_type),
      sha256: link.sha256,
      bytes: 0,
      url: link.url,
      ...base,
    };
  }
  throw fieldError(
    "content-type",
    "send multipart/form-data with a “file” part, or application/json with name, url and sha256",
  );
}
type LinkArtifactBody = {
  name: string;
  url: string;
  sha256: string;
  media_type?: string;
  base_version?: number;
};

async function readMultipart({ req, services }: Call<unknown>): Promise<SentArtifact> {
  const limit = services.env.ARTIFACT_MAX_BYTES;
  const fields = new Map<string, string>();
  let stored: Promise<Blob & { name: string; mediaType: string }> | null = null;
  await new Promise<void>((resolve, reject) => {
    const parser = parserOf(req.headers, limit);
    // The rest is read past, so that the connection is fit for the answer; what came in so far is dropped.
    const stop = (error: unknown): void => {
      req.unpipe(parser);
      req.resume();
      parser.destroy();
      reject(error);
    };
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("file", (field, stream, info) => {
      if (field !== "file" || stored) return void stream.resume();
      stored = services.blobs
        .put(stream, limit)
        .then((blob) => ({ ...blob, name: info.filename ?? "", mediaType: info.mimeType || anyType }));
      stored.catch(stop);
    });
    parser.on("close", resolve);
    parser.on("error", (error) => {
      const words = error instanceof Error ? error.message : String(error);
      stop(fieldError("body", `the multipart body is broken: ${words}`));
    });
    req.on("aborted", () => stop(fieldError("body", "the upload was cut off; nothing was kept")));
    req.pipe(parser);
  });
  if (!stored) throw fieldError("file", "the multipart body has no part named “file”");
  const file = await (stored as Promise<Blob & { name: string; mediaType: string }>);
  const name = nameOf(fields.get("name") ?? file.name);
  const base = fields.get("base_version");
  if (base !== undefined && !/^\d{1,9}$/.test(base)) throw fieldError("base_version", "a whole number");
  const version = base === undefined ? {} : { baseVersion: Number(base) };
  return {
    name,
    mediaType: mediaTypeOf(fields.get("media_type") ?? file.mediaType),
    sha256: file.sha256,
    bytes: file.bytes,
    ...version,
  };
}

function nameOf(sent: string): string {
  const name = baseName(sent);
  if (name === "") throw fieldError("name", "the artifact needs a name");
  return name;
}

const mediaTypeOf = (text = anyType): string => (/^[\x20-\x7e]{1,100}$/.test(text) ? text : anyType);

function parserOf(headers: Call<unknown>["req"]["headers"], limit: number): busboy.Busboy {
  try {
    return busboy({
      headers,
      defParamCharset: "utf8",
      limits: { files: 2, fields: 20, fieldSize: 4_096, fileSize: limit + 1 },
    });
  } catch (error) {
    throw new AppError(
      "invalid_request",
      error instanceof Error ? error.message : "the multipart header is broken",
    );
  }
}
