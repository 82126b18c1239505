"use client";
import { Plus } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { LiveRegion } from "#components/live/live-region.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Travel } from "#components/ui/travel.tsx";
import { useMedia } from "#components/ui/use-media.ts";
import { AgentsStrip } from "./agents-strip.tsx";
import { foreseeAll } from "./board-change.ts";
import { BoardDrag } from "./board-drag.tsx";
import { type BoardView, BoardViewContext, type CardSetting, CardSettingContext } from "./board-view.tsx";
import { ColumnsView } from "./columns-view.tsx";
import { CreateTask } from "./create-task.tsx";
import { DemoNotice } from "./demo-notice.tsx";
import { deriveBoard } from "./derive-board.ts";
import { EmptyBoard } from "./empty-board.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { isFiltered } from "./filter-board.ts";
import { latestNews } from "./latest-news.ts";
import { ListView } from "./list-view.tsx";
import { NoAgents } from "./no-agents.tsx";
import { NowFeed } from "./now-feed.tsx";
import { RunsWaiting } from "./runs-waiting.tsx";
import { usePendingChanges } from "./use-board-changes.ts";
import { useBoardFilters } from "./use-board-filters.ts";
import { useBoardKeys } from "./use-board-keys.ts";

/** The board: who is doing what, since when, and whether anything needs you. */
export function BoardScreen() {
  const board = useBoard();
  const mayEdit = useMay("task.edit");
  const mayWrite = useMay("task.create");
  const pending = usePendingChanges();
  const [filters, setFilters] = useBoardFilters();
  const [writing, setWriting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const wide = useMedia("(min-width: 1024px)");
  useBoardKeys({ write: () => mayWrite && setWriting(true), filter: () => search.current?.focus() });

  const agents = useMemo(() => Object.values(board.agents), [board.agents]);
  const tasks = useMemo(() => foreseeAll(board.tasks, pending), [board.tasks, pending]);
  const [derive] = useState(deriveBoard);
  const { empty, columns, places, blocks, skills, held } = derive({ tasks, agents: board.agents, filters });
  const filtered = isFiltered(filters);
  const view = useMemo<BoardView>(
    () => ({ columns, places, held, filtered }),
    [columns, places, held, filtered],
  );
  const workspaceId = board.workspace.id;
  const setting = useMemo<CardSetting>(
    () => ({ workspaceId, agents: board.agents, blocks, mayEdit, alone: agents.length === 0 }),
    [workspaceId, board.agents, blocks, mayEdit, agents.length],
  );

  const choose = useCallback((agent: string | null) => setFilters({ agent }), [setFilters]);
  const doneTotal = filtered ? view.columns.done.length : board.counts.completed + board.counts.canceled;
  return (
    <CardSettingContext value={setting}>
      <BoardViewContext value={view}>
        <BoardDrag>
          <PageHeader title="Board">
            {!empty && (
              <FilterBar
                filters={filters}
                onChange={setFilters}
                agents={agents}
                skills={skills}
                input={search}
              />
            )}
            {mayWrite && (
              <Button
                variant="primary"
                size="sm"
                className="ml-auto"
                onClick={() => setWriting(true)}
                title="C"
              >
                <Plus aria-hidden />
                Task
              </Button>
            )}
          </PageHeader>
          <DemoNotice />
          <RunsWaiting />
          <AgentsStrip agents={agents} chosen={filters.agent} onChoose={choose} />
          {!empty && agents.length === 0 && <NoAgents workspaceId={workspaceId} />}
          {empty && <EmptyBoard onWrite={() => setWriting(true)} />}
          {!empty && filtered && view.places.size === 0 && (
            <EmptyState title="No task matches these filters." className="py-6" />
          )}
          {!empty && (
            <Travel places={view.places} attribute="data-card-box">
              {wide !== false && (
                <div className="min-h-0 flex-1 basis-0 max-lg:hidden lg:flex">
                  <ColumnsView doneTotal={doneTotal} />
                </div>
              )}
              {wide !== true && (
                <div className="lg:hidden">
                  <ListView doneTotal={doneTotal} />
                </div>
              )}
            </Travel>
          )}
          <NowFeed className="max-lg:mt-auto" />
          <LiveRegion message={latestNews(board)} />
          <CreateTask open={writing} onOpenChange={setWriting} />
        </BoardDrag>
      </BoardViewContext>
    </CardSettingContext>
  );
}
