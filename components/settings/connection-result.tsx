import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import type { ConnectionTest } from "./use-model.ts";

const shown = 12;

type ConnectionResultProps = { result: ConnectionTest; model: string; onChoose: (model: string) => void };

/** What came of trying the connection, in plain words, with the models the server offers to choose from. */
export function ConnectionResult({ result, model, onChoose }: ConnectionResultProps) {
  if (!result.ok) return <ErrorNotice>{result.words}</ErrorNotice>;
  const { models, listed, ms } = result;
  return (
    <div role="status" className="flex flex-col gap-2 rounded-md bg-accent-wash px-3 py-2">
      <p>
        <b>It works.</b> {model} answered in <span className="font-mono">{Math.round(ms)} ms</span>.
        {models.length > 0 && !listed && " The server does not list it, yet it answers."}
      </p>
      {models.length > 1 && (
        <div>
          <p className="text-ink-soft text-sm">The server offers {models.length} models:</p>
          <ul className="mt-1 flex flex-wrap gap-1.5">
            {models.slice(0, shown).map((one) => (
              <li key={one}>
                <Button
                  size="sm"
                  aria-pressed={one === model}
                  onClick={() => onChoose(one)}
                  className="max-w-full"
                >
                  <span className="truncate">{one}</span>
                </Button>
              </li>
            ))}
          </ul>
          {models.length > shown && (
            <p className="mt-1 text-ink-faint text-xs">
              and {models.length - shown} more; type the id of any.
            </p>
          )}
        </div>
      )}
    </div>
  );
}
