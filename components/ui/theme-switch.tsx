"use client";
import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { chooseTheme } from "./choose-theme.ts";
import { IconButton } from "./icon-button.tsx";
import { Menu, MenuItem } from "./menu.tsx";

const themes = [
  { theme: "system", word: "As the system", icon: Monitor },
  { theme: "light", word: "Light", icon: Sun },
  { theme: "dark", word: "Dark", icon: Moon },
] as const;

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
        <MenuItem key={theme} onSelect={() => chooseTheme(theme)}>
          <Icon aria-hidden />
          {word}
        </MenuItem>
      ))}
    </Menu>
  );
}
