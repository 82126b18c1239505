"use client";
import { Panel, useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";

const still = { padding: 0.08, maxZoom: 1, duration: 120 };

/** Closer, further, all of it. */
export function GraphZoom() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
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
