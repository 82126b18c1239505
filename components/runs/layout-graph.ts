import dagre from "@dagrejs/dagre";

export type GraphItem = { id: string; dependsOn: readonly string[] };
type Place = { x: number; y: number };
type Size = { width: number; height: number };

/** Left-to-right places (top left corners) of items of one size; arrows to items that are not there are left out. */
export function layoutGraph(items: readonly GraphItem[], { width, height }: Size): Map<string, Place> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 56, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(items.map(({ id }) => id));
  for (const { id } of items) graph.setNode(id, { width, height });
  for (const { id, dependsOn } of items)
    for (const from of dependsOn) if (known.has(from) && from !== id) graph.setEdge(from, id);
  dagre.layout(graph);
  return new Map(
    items.map(({ id }): [string, Place] => {
      const { x, y } = graph.node(id) as Place;
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}
