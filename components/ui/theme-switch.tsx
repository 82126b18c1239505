"use client";
import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { Menu, MenuItem } from "./menu.tsx";

const themes = [
  { theme: "system", word: "As the system", icon: Monitor },
  { theme: "light", word: "Light", icon: Sun },
  { theme: "dark", word: "Dark", icon: Moon },
] as const;
export type Theme = (typeof themes)[number]["theme"];

/** Chooses a theme now and, by a cookie the root layout reads, for every later page. */
function choose(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}

/** Light, dark or as the system. */
export function ThemeSwitch() {
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <IconButton label="Theme">
          <SunMoon aria-hidden />
        </IconButton>
      }
    >
      {themes.map(({ theme, word, icon: Icon }) => (
        <MenuItem key={theme} onSelect={() => choose(theme)}>
          <Icon aria-hidden />
          {word}
        </MenuItem>
      ))}
    </Menu>
  );
}
