"use client";
import { BookmarkPlus, CircleX, MoreHorizontal, PenLine, Wallet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { AbortDialog } from "./abort-dialog.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { BudgetDialog } from "./budget-dialog.tsx";
import { PlaybookDialog } from "./playbook-dialog.tsx";
import { planHref } from "./run-href.ts";

type Opened = "budget" | "ask" | "abort" | "playbook";

/** What can be done with a run besides pausing it. */
export function RunMenu({ run }: { run: RunCard }) {
  const router = useRouter();
  const { workspace } = useBoard();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const open = run.status !== "completed" && run.status !== "aborted";
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More about the run" variant="plain">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => router.push(planHref(workspace.id, run.id))}>
          <PenLine aria-hidden />
          {open ? "Look at or amend the plan" : "Look at the plan"}
        </MenuItem>
        {open && (
          <>
            <MenuItem onSelect={() => setOpened("ask")}>
              <PenLine aria-hidden />
              Ask for a change in words…
            </MenuItem>
            <MenuItem onSelect={() => setOpened("budget")}>
              <Wallet aria-hidden />
              Budget and deadline…
            </MenuItem>
          </>
        )}
        <MenuItem onSelect={() => setOpened("playbook")}>
          <BookmarkPlus aria-hidden />
          Save as playbook…
        </MenuItem>
        {open && (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={() => setOpened("abort")}>
              <CircleX aria-hidden />
              Abort the run…
            </MenuItem>
          </>
        )}
      </Menu>
      <AskDialog run={run} open={opened === "ask"} onClose={close} />
      <BudgetDialog run={run} open={opened === "budget"} onClose={close} />
      <PlaybookDialog run={run} open={opened === "playbook"} onClose={close} />
      <AbortDialog run={run} open={opened === "abort"} onClose={close} />
    </>
  );
}
