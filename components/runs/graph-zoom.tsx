"use client";
import { Panel, useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useAfterChange } from "#components/ui/use-after-change.ts";

const still = { padding: 0.08, maxZoom: 1, duration: 120 };

/** Closer, further, all of it. When the graph takes another shape, all of it is shown again, unless `shape` is null. */
export function GraphZoom({ shape }: { shape: string | null }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  useAfterChange(shape, () => shape !== null && void fitView(still));
  return (
    <Panel
      position="bottom-left"
      className="m-2! flex rounded-md border border-line bg-raised"
      aria-label="Zoom"
    >
      <IconButton label="Closer" size="sm" onClick={() => zoomIn({ duration: 120 })}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton label="Further away" size="sm" onClick={() => zoomOut({ duration: 120 })}>
        <Minus aria-hidden />
      </IconButton>
      <IconButton label="Show all of it" size="sm" onClick={() => fitView(still)}>
        <Maximize aria-hidden />
      </IconButton>
    </Panel>
  );
}
