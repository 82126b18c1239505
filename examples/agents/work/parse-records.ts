export type Records = { records: string[][]; unclosedQuote: boolean };

/** Splits text into records by RFC 4180: quotes may hold delimiters, line breaks and doubled quotes; CRLF, LF and CR end a record. */
export function parseRecords(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): Records {
  const records: string[][] = [];
  let record: string[] = [];
  let field = "";
  let quoted = false;
  let at = 0;
  const endRecord = () => {
    record.push(field);
    records.push(record);
    record = [];
    field = "";
  };
  while (at < text.length && records.length < limit) {
    const character = text[at] as string;
    if (quoted) {
      const close = text.indexOf('"', at);
      if (close === -1) {
        field += text.slice(at);
        at = text.length;
        break;
      }
      field += text.slice(at, close);
      if (text[close + 1] === '"') {
        field += '"';
        at = close + 2;
      } else {
        quoted = false;
        at = close + 1;
      }
      continue;
    }
    if (character === '"' && field === "") quoted = true;
    else if (character === delimiter) {
      record.push(field);
      field = "";
    } else if (character === "\n" || character === "\r") {
      endRecord();
      if (character === "\r" && text[at + 1] === "\n") at++;
    } else field += character;
    at++;
  }
  if (records.length < limit && (field !== "" || record.length > 0 || quoted)) endRecord();
  return { records, unclosedQuote: quoted };
}
