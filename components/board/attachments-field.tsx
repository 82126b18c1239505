"use client";
import { Paperclip, X } from "lucide-react";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { fileSize } from "#components/ui/format-number.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Upload } from "./upload-file.ts";

type Props = {
  uploads: readonly Upload[];
  onAdd: (files: FileList | null) => void;
  onRemove: (name: string) => void;
};

/** Files the task starts from, by button or dropped here. */
export function AttachmentsField({ uploads, onAdd, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <fieldset
      className="flex flex-col gap-1"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onAdd(event.dataTransfer.files);
      }}
    >
      <legend className="mb-1 font-strong text-sm">Files</legend>
      {uploads.map(({ name, bytes, id, error }) => (
        <div
          key={name}
          className="flex min-w-0 items-center gap-2 rounded-md border border-line py-0.5 pr-0.5 pl-2 text-sm"
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className={error ? "text-failed" : "font-mono text-ink-faint text-xs"}>
            {error ?? (id ? fileSize(bytes) : "sending…")}
          </span>
          <IconButton label={`Remove ${name}`} size="sm" onClick={() => onRemove(name)}>
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={(event) => {
          onAdd(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <Button className="self-start" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden />
        Add files, or drop them here
      </Button>
    </fieldset>
  );
}
