/** The code in an invite link, or the code itself; null when there is none. */
export function inviteCode(text: string): string | null {
  const last = text.trim().split("/").filter(Boolean).at(-1)?.split(/[?#]/)[0] ?? "";
  return /^[A-Za-z0-9_-]{6,200}$/.test(last) ? last : null;
}
