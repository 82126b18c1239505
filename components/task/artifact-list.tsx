"use client";
import { Section } from "#components/ui/section.tsx";
import { ArtifactItem } from "./artifact-item.tsx";
import type { ShownArtifact } from "./task-page.ts";

/** The deliverables of a task, newest version first; the first one that can be shown is open. */
export function ArtifactList({ artifacts }: { artifacts: readonly ShownArtifact[] }) {
  const byName = Map.groupBy(
    [...artifacts].sort((a, b) => b.version - a.version),
    (artifact) => artifact.name,
  );
  if (byName.size === 0) return null;
  return (
    <Section title={byName.size === 1 ? "Deliverable" : `${byName.size} deliverables`}>
      <ul className="flex flex-col gap-3">
        {[...byName].map(([name, versions], index) => (
          <ArtifactItem key={name} versions={versions} open={index === 0} />
        ))}
      </ul>
    </Section>
  );
}
