"use client";
import { useMay } from "#components/live/live-context.tsx";
import { reasonOf } from "#components/live/trpc.ts";
import { CoordinatorGlyph } from "#components/shell/coordinator-glyph.tsx";
import { useCoordinatorWords } from "#components/shell/use-coordinator-words.ts";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { CoordinatorForm } from "./coordinator-form.tsx";
import { ModelForm } from "./model-form.tsx";
import { useModel } from "./use-model.ts";
import { useSettings } from "./use-settings.ts";

/** Who coordinates this workspace, and within what bounds. */
export function CoordinatorSection({ workspaceId, mayEdit }: { workspaceId: string; mayEdit: boolean }) {
  const model = useModel(workspaceId);
  const settings = useSettings(workspaceId);
  const mayEditModel = useMay("model.edit");
  const { mode, line, more } = useCoordinatorWords();
  const coordinator = settings.data?.settings.coordinator;
  const { own } = model.data ?? {};
  return (
    <div id="coordinator" className="flex scroll-mt-4 flex-col gap-6">
      <Section title="Coordinator">
        <p className="mb-3 flex items-center gap-2 text-ink-soft">
          <CoordinatorGlyph mode={mode} />
          <span>
            Now: {line}
            {more && <span className="text-attention">, {more}</span>}
          </span>
        </p>
        {model.isError && <ErrorNotice>{reasonOf(model.error)}</ErrorNotice>}
        {model.isPending && <Skeleton className="h-48" />}
        {model.data && (
          <ModelForm
            key={JSON.stringify([own?.enabled, own?.keyHint, own?.settings])}
            workspaceId={workspaceId}
            state={model.data}
            mayEdit={mayEditModel}
          />
        )}
      </Section>
      {coordinator ? (
        <CoordinatorForm
          key={JSON.stringify(coordinator)}
          workspaceId={workspaceId}
          settings={coordinator}
          mayEdit={mayEdit}
        />
      ) : (
        <Skeleton className="h-[40rem]" />
      )}
    </div>
  );
}
