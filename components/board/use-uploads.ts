"use client";
import { useState } from "react";
import { type Upload, uploadFile } from "./upload-file.ts";

/** The files of a draft: each is sent as soon as it is chosen. */
export function useUploads(workspaceId: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const settle = (name: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.name === name ? { ...upload, ...change } : upload)));

  function add(files: FileList | null): void {
    for (const file of files ?? []) {
      setUploads((all) => [
        ...all.filter(({ name }) => name !== file.name),
        { name: file.name, bytes: file.size, id: null, error: null },
      ]);
      uploadFile(workspaceId, file).then(
        (id) => settle(file.name, { id }),
        (error: unknown) =>
          settle(file.name, { error: error instanceof Error ? error.message : "it could not be sent" }),
      );
    }
  }
  return {
    uploads,
    add,
    remove: (name: string) => setUploads((all) => all.filter((upload) => upload.name !== name)),
    clear: () => setUploads([]),
    sending: uploads.some(({ id, error }) => id === null && error === null),
    ids: uploads.flatMap(({ id }) => (id ? [id] : [])),
  };
}
