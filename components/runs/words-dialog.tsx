"use client";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What pressing it does. */
  explain?: ReactNode;
  label: string;
  placeholder?: string;
  needed?: boolean;
  button: string;
  danger?: boolean;
  busy: boolean;
  error: string | null;
  onSay: (words: string) => void;
};

/** Asks for words, then does the one thing its button says. */
export function WordsDialog(props: Props) {
  const { open, onClose, title, explain, label, placeholder, needed, button, danger, busy, error, onSay } =
    props;
  const [words, setWords] = useState("");
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={title}>
      <form
        className="flex min-h-0 flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() || !needed) onSay(words.trim());
        }}
      >
        <DialogBody>
          {explain && <div className="text-ink-soft">{explain}</div>}
          <Field label={needed ? label : `${label} (optional)`}>
            <Textarea
              value={words}
              maxLength={4000}
              placeholder={placeholder}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </Field>
          {error && <ErrorNotice>{error}</ErrorNotice>}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Back</Button>
          <Button
            type="submit"
            variant={danger ? "danger" : "primary"}
            busy={busy}
            disabled={needed === true && !words.trim()}
          >
            {button}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
