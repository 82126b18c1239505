import { fieldError } from "#server/domain/errors.ts";
import type { Attachment } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** An uploaded file as tasks and runs hold it; refused at `path` when there is no such upload. */
export function attachUpload(work: Work, uploadId: string, path: string): Attachment {
  const file = work.find("file", uploadId);
  if (!file) throw fieldError(path, `there is no upload “${uploadId}”; send the file to /api/files first`);
  return {
    fileId: file.id,
    name: file.name,
    sha256: file.sha256,
    mediaType: file.mediaType,
    bytes: file.bytes,
  };
}
