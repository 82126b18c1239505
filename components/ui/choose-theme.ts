export type Theme = "system" | "light" | "dark";

/** Chooses a theme now and, by a cookie the root layout reads, for every later page. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}
