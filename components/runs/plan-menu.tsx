"use client";
import { useMutation } from "@tanstack/react-query";
import {
  BookmarkPlus,
  Download,
  FileUp,
  MessageSquareText,
  MoreHorizontal,
  Trash2,
  Undo2,
} from "lucide-react";
import { useRef, useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { AbortDialog } from "./abort-dialog.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { downloadText, fileNameOf } from "./download-text.ts";
import { PlanFileInput } from "./plan-file-input.tsx";
import { PlaybookDialog } from "./playbook-dialog.tsx";
import type { RunPage } from "./run-page.ts";
import type { PlanEditing } from "./use-plan-edit.ts";
import { WordsDialog } from "./words-dialog.tsx";

type Props = {
  page: RunPage;
  card: RunCard;
  editing: PlanEditing;
  /** Keeps the changes made by hand. */
  save: () => Promise<void>;
};
type Opened = "ask" | "discard" | "abort" | "playbook";

/** Asking for changes, and the rest of what can be done with a plan. */
export function PlanMenu({ page, card, editing, save }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const close = () => setOpened(null);
  const discard = useMutation(useTRPC().runs.discard.mutationOptions({ onSuccess: close }));
  const { edit, touched, conflict, setText, drop } = editing;
  const broken = edit.lines.length > 0;
  return (
    <>
      <Button
        disabled={broken || conflict}
        title={broken || conflict ? "Mend what is listed first." : undefined}
        onClick={() => setOpened("ask")}
      >
        <MessageSquareText aria-hidden className="max-sm:hidden" />
        Ask for changes…
      </Button>
      <Menu
        trigger={
          <IconButton label="More about the plan" variant="plain">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => downloadText(fileNameOf(edit.plan.title, "md"), edit.text)}>
          <Download aria-hidden />
          Export as Markdown
        </MenuItem>
        <MenuItem onSelect={() => input.current?.click()}>
          <FileUp aria-hidden />
          Import Markdown…
        </MenuItem>
        <MenuItem onSelect={() => setOpened("playbook")}>
          <BookmarkPlus aria-hidden />
          Save as playbook…
        </MenuItem>
        <MenuSeparator />
        {touched && (
          <MenuItem onSelect={drop}>
            <Undo2 aria-hidden />
            Drop my changes
          </MenuItem>
        )}
        {page.draft && (
          <MenuItem danger onSelect={() => setOpened("discard")}>
            <Trash2 aria-hidden />
            Discard this version…
          </MenuItem>
        )}
        <MenuItem danger onSelect={() => setOpened("abort")}>
          <Trash2 aria-hidden />
          Abort the run…
        </MenuItem>
      </Menu>
      <PlanFileInput ref={input} onText={setText} />
      <AskDialog run={card} open={opened === "ask"} onClose={close} save={touched ? save : null} />
      <AbortDialog run={card} open={opened === "abort"} onClose={close} />
      <PlaybookDialog run={card} open={opened === "playbook"} onClose={close} />
      <WordsDialog
        key={opened === "discard" ? "open" : "closed"}
        open={opened === "discard"}
        onClose={close}
        title={`Discard version ${page.draft?.version ?? ""}?`}
        explain={
          card.planVersion > 0
            ? "The plan in force goes on as it is."
            : "The run then has no plan; you can ask for another."
        }
        label="Reason"
        button="Discard this version"
        danger
        busy={discard.isPending}
        error={discard.error ? reasonOf(discard.error) : null}
        onSay={(reason) => discard.mutate({ runId: card.id, reason })}
      />
    </>
  );
}
