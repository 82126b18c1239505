import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "./class-names.ts";
import { ScrollBox } from "./scroll-box.tsx";

const strange = "break-words [overflow-wrap:anywhere]";
const parts: Components = {
  h1: ({ children }) => <h3 className="mt-4 text-lg first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-4 text-lg first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-3 font-strong first:mt-0">{children}</h4>,
  h4: ({ children }) => <h5 className="mt-3 font-strong first:mt-0">{children}</h5>,
  p: ({ children }) => <p className="mt-2 first:mt-0">{children}</p>,
  ul: ({ children }) => <ul className="mt-2 list-disc pl-5 first:mt-0">{children}</ul>,
  ol: ({ children }) => <ol className="mt-2 list-decimal pl-5 first:mt-0">{children}</ol>,
  li: ({ children }) => <li className="mt-0.5">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="mt-2 border-line border-l-2 pl-3 text-ink-soft first:mt-0">{children}</blockquote>
  ),
  code: ({ children }) => (
    <code className="rounded-sm bg-sunken px-1 py-px font-mono text-sm">{children}</code>
  ),
  pre: ({ children }) => (
    <ScrollBox label="Code" className="mt-2 rounded-md bg-sunken first:mt-0">
      <pre className="p-3 text-sm [&_code]:p-0">{children}</pre>
    </ScrollBox>
  ),
  table: ({ children }) => (
    <ScrollBox label="Table" className="mt-2 first:mt-0">
      <table className="border-collapse text-sm">{children}</table>
    </ScrollBox>
  ),
  th: ({ children }) => (
    <th className="border border-line bg-sunken px-2 py-1 text-left font-strong">{children}</th>
  ),
  td: ({ children }) => <td className="border border-line px-2 py-1 align-top">{children}</td>,
  a: ({ children, href }) => (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener nofollow"
      className="text-accent underline underline-offset-2"
    >
      {children}
    </a>
  ),
  // A picture from elsewhere would tell its host who reads this; its words are enough.
  img: ({ alt, src }) => <span className="text-ink-faint">[picture: {alt || String(src ?? "")}]</span>,
  hr: () => <hr className="my-4 border-line" />,
  input: ({ checked }) => <span>{checked ? "☑ " : "☐ "}</span>,
};

/** Text of people and agents as Markdown: never raw HTML, no pictures from elsewhere, links open apart. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn("max-w-[72ch]", strange, className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={parts} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  );
}
