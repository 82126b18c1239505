"use client";
import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { cn } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator, Submenu } from "#components/ui/menu.tsx";
import { notify } from "#components/ui/toast.tsx";
import { isFinal, priorities } from "#server/domain/task.ts";
import { CancelDialog } from "./cancel-dialog.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { GiveToDialog } from "./give-to-dialog.tsx";
import type { TaskPage } from "./task-page.ts";

type Opened = "give" | "cancel" | "edit" | null;

/** What can be done to a task now: the most likely first, the rest in a menu. A question and a review have their button where they stand. */
export function TaskActions({ page, holder }: { page: TaskPage; holder: string | null }) {
  const { card } = page;
  const trpc = useTRPC();
  const failed = { onError: (error: unknown) => notify({ title: reasonOf(error), tone: "error" }) };
  const retry = useMutation(trpc.tasks.retry.mutationOptions(failed));
  const move = useMutation(trpc.tasks.move.mutationOptions(failed));
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const assignable = ["ready", "assigned", "working", "input-required", "failed"].includes(card.status);
  const done = card.status === "completed" || card.status === "canceled";
  return (
    <div className="flex shrink-0 items-center gap-2 empty:hidden">
      {card.status === "in-review" && (
        <a href="#review" className={cn(buttonStyle(), "lg:hidden")}>
          To the verdict
        </a>
      )}
      {card.status === "failed" && (
        <Button variant="primary" busy={retry.isPending} onClick={() => retry.mutate({ taskId: card.id })}>
          Retry with the best agent
        </Button>
      )}
      {card.status === "ready" && (
        <Button variant={card.gap ? "primary" : "plain"} onClick={() => setOpened("give")}>
          Give to…
        </Button>
      )}
      {!done && (
        <div className="max-sm:absolute max-sm:top-0 max-sm:right-0">
          <Menu
            trigger={
              <IconButton label="More actions" variant="plain">
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            {assignable && (
              <MenuItem onSelect={() => setOpened("give")}>
                {holder ? "Give to someone else…" : "Give to…"}
              </MenuItem>
            )}
            <Submenu label="Priority">
              {priorities.map((priority) => (
                <MenuItem
                  key={priority}
                  disabled={priority === card.priority}
                  hint={priority === card.priority ? "now" : undefined}
                  onSelect={() => move.mutate({ taskId: card.id, priority })}
                >
                  <span className="capitalize">{priority}</span>
                </MenuItem>
              ))}
            </Submenu>
            <MenuItem onSelect={() => setOpened("edit")}>Edit…</MenuItem>
            {(!isFinal(card.status) || card.status === "failed") && (
              <>
                <MenuSeparator />
                <MenuItem danger onSelect={() => setOpened("cancel")}>
                  Cancel task…
                </MenuItem>
              </>
            )}
          </Menu>
        </div>
      )}
      <GiveToDialog page={page} holder={holder} open={opened === "give"} onClose={close} />
      <CancelDialog page={page} holder={holder} open={opened === "cancel"} onClose={close} />
      <EditDialog
        key={opened === "edit" ? "open" : "closed"}
        page={page}
        open={opened === "edit"}
        onClose={close}
      />
    </div>
  );
}
