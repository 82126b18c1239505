"use client";
import "@xyflow/react/dist/base.css";
import "./graph.css";
import {
  type Edge,
  type FitViewOptions,
  Handle,
  MiniMap,
  type Node,
  type NodeProps,
  type NodeTypes,
  Panel,
  Position,
  ReactFlow,
} from "@xyflow/react";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useMedia } from "#components/ui/use-media.ts";
import { GraphZoom } from "./graph-zoom.tsx";
import { type GraphItem, layoutGraph } from "./layout-graph.ts";
import { arrowName } from "./path-arrows.ts";

export type GraphBox = GraphItem & {
  /** How it is called where an arrow is spoken of. */
  name: string;
  /** A colour for the small map. */
  hue: string;
  content: ReactNode;
};
type Props = {
  label: string;
  boxes: readonly GraphBox[];
  size: { width: number; height: number };
  /** Arrows of the path that decides when all is done, by `arrowName`. */
  critical: ReadonlySet<string>;
  /** What to show first where there is no room for all; the first box when empty. */
  focus?: readonly string[];
  /** With both, arrows can be drawn and taken away: `from` must be done before `to`. */
  onConnect?: (from: string, to: string) => void;
  onDisconnect?: (from: string, to: string) => void;
};
type BoxNode = Node<{ content: ReactNode; hue: string; drawn: boolean }, "box">;

function Box({ data }: NodeProps<BoxNode>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={data.drawn} />
      {data.content}
      <Handle type="source" position={Position.Right} isConnectable={data.drawn} />
    </>
  );
}
const nodeTypes: NodeTypes = { box: Box };

/** Boxes and arrows from left to right, laid out by themselves; moves and zooms, and each box can be reached by keyboard. */
export function GraphCanvas({ label, boxes, size, critical, focus = [], onConnect, onDisconnect }: Props) {
  const wide = useMedia("(min-width: 820px)");
  const [chosen, setChosen] = useState<string | null>(null);
  const drawn = onConnect !== undefined;
  const { width, height } = size;
  const shape = boxes.map(({ id, dependsOn }) => `${id}<${dependsOn.join()}`).join(";");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout depends on the shape alone, not on what the boxes say
  const places = useMemo(() => layoutGraph(boxes, { width, height }), [shape, width, height]);
  const nodes = useMemo(
    () =>
      boxes
        .map(({ id, content, hue }): BoxNode => {
          const end = { y: height / 2, width: 1, height: 1 };
          return {
            id,
            type: "box",
            position: places.get(id) ?? { x: 0, y: 0 },
            width,
            height,
            measured: { width, height },
            handles: [
              { ...end, type: "target", position: Position.Left, x: 0 },
              { ...end, type: "source", position: Position.Right, x: width },
            ],
            data: { content, hue, drawn },
            // Boxes are pressed also where nothing can be drawn: there the library lets presses fall through.
            style: { pointerEvents: "all" },
          };
        })
        .sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y),
    [boxes, places, width, height, drawn],
  );
  const edges = useMemo(() => edgesOf(boxes, critical, chosen), [boxes, critical, chosen]);
  const [from, to] = chosen?.split(arrowName("", "")) ?? [];
  const nameOf = (id: string | undefined): string => boxes.find((box) => box.id === id)?.name ?? "";
  return (
    <ReactFlow
      aria-label={label}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      fitView
      fitViewOptions={wide ? { padding: 0.08, maxZoom: 1, minZoom: 0.45 } : near(focus, nodes)}
      minZoom={0.08}
      maxZoom={1.6}
      nodesDraggable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      nodesConnectable={drawn}
      elementsSelectable={drawn}
      deleteKeyCode={null}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      zoomActivationKeyCode={["Meta", "Control"]}
      preventScrolling={false}
      onConnect={({ source, target }) => source !== target && onConnect?.(source, target)}
      onEdgeClick={(_, { id }) => drawn && setChosen(id)}
      onPaneClick={() => setChosen(null)}
    >
      {/* Where a graph is large, or the screen small, people keep the place they look at. */}
      <GraphZoom shape={wide && boxes.length <= 40 ? shape : null} />
      {wide && boxes.length > 12 && (
        <MiniMap<BoxNode> ariaLabel="Small map" pannable nodeColor={({ data }) => data.hue} />
      )}
      {from && to && onDisconnect && (
        <Panel position="top-center">
          <Button
            size="sm"
            onClick={() => {
              onDisconnect(from, to);
              setChosen(null);
            }}
          >
            Take the arrow from “{nameOf(from)}” to “{nameOf(to)}” away
          </Button>
        </Panel>
      )}
    </ReactFlow>
  );
}

/** On a phone: what matters now at a size that can be read, the rest is a swipe away. */
function near(focus: readonly string[], nodes: readonly BoxNode[]): FitViewOptions<BoxNode> {
  const wanted = nodes.filter(({ id }) => focus.includes(id)).slice(0, 1);
  return { padding: 0.1, minZoom: 0.8, maxZoom: 0.8, nodes: wanted.length > 0 ? wanted : nodes.slice(0, 1) };
}

function edgesOf(boxes: readonly GraphBox[], critical: ReadonlySet<string>, chosen: string | null): Edge[] {
  const known = new Set(boxes.map(({ id }) => id));
  return boxes.flatMap(({ id: target, dependsOn }) =>
    dependsOn
      .filter((source) => known.has(source))
      .map((source): Edge => {
        const id = arrowName(source, target);
        return {
          id,
          source,
          target,
          selected: id === chosen,
          domAttributes: { "aria-hidden": true },
          className: critical.has(id) ? "critical" : "",
        };
      }),
  );
}
