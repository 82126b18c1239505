/** Where to go after signing in: only a path of this site, else the list of workspaces. */
export function safeNext(next: string | string[] | undefined): string {
  const path = Array.isArray(next) ? next[0] : next;
  return path && /^\/(?![/\\])[^\\]*$/.test(path) ? path : "/workspaces";
}
