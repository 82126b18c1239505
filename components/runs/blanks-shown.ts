/** A playbook's words with its blanks as people read them: “Turn ‹file› into a brief”. */
export const blanksShown = (text: string): string => text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, "‹$1›");
