"use client";
import { FileText } from "lucide-react";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { PlanFileInput } from "./plan-file-input.tsx";

type Props = { text: string; error: string | undefined; onChange: (text: string) => void };
const example =
  "# Market brief\n\nGoal: …\n\n## research: Find the ten best-sold models\n\n- skills: market-research";

/** A plan in Markdown, typed, pasted, or read from a file. */
export function TextPlanField({ text, error, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-col gap-2 border-line border-l-2 pl-4">
      <Field label="Plan as text" error={error}>
        <Textarea
          value={text}
          spellCheck={false}
          placeholder={example}
          className="max-h-96 min-h-40 font-mono text-sm"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Field>
      <PlanFileInput ref={input} onText={onChange} />
      <Button className="self-start" onClick={() => input.current?.click()}>
        <FileText aria-hidden />
        Open a file
      </Button>
    </div>
  );
}
