import { cn } from "#components/ui/class-names.ts";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { numbered } from "./numbered.ts";
import type { BlockShape, DocumentShape } from "./office-shape.ts";

/** A Word file as plain reading: its words are text and never markup, so nothing in them links or runs. */
export function DocumentPreview({ blocks, cut }: Pick<DocumentShape, "blocks" | "cut">) {
  if (blocks.length === 0) return <p className="p-4 text-ink-faint">There is no text in this document.</p>;
  return (
    <>
      <div className="flex max-w-[72ch] flex-col gap-2 p-4 [overflow-wrap:anywhere]">
        {numbered(blocks).map(({ thing, key }) => (
          <Block key={key} block={thing} />
        ))}
      </div>
      {cut && (
        <p className="border-line border-t px-4 py-2 text-ink-faint text-sm">
          The document goes on. Download the file for the rest.
        </p>
      )}
    </>
  );
}

function Block({ block }: { block: BlockShape }) {
  if (block.kind === "table") return <Rows rows={block.rows} />;
  if (block.kind === "heading")
    return block.level < 3 ? (
      <h3 className="mt-3 whitespace-pre-line text-lg first:mt-0">{block.text}</h3>
    ) : (
      <h4 className="mt-2 whitespace-pre-line font-strong first:mt-0">{block.text}</h4>
    );
  if (block.kind === "paragraph") return <p className="whitespace-pre-line">{block.text}</p>;
  return (
    <p
      className="relative whitespace-pre-line pl-5 before:absolute before:left-1.5 before:content-['•']"
      style={{ marginLeft: `${block.level * 1.25}rem` }}
    >
      {block.text}
    </p>
  );
}

function Rows({ rows }: { rows: readonly string[][] }) {
  return (
    <ScrollBox label="Table" className="my-1">
      <table className="border-collapse text-sm [overflow-wrap:normal]">
        <tbody>
          {numbered(rows).map(({ thing: row, key }) => (
            <tr key={key} className={cn(key === "0" && "bg-sunken font-strong")}>
              {numbered(row).map(({ thing: cell, key: column }) => (
                <td
                  key={column}
                  className="min-w-16 whitespace-pre-line border border-line px-2 py-1 align-top"
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
