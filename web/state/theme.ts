import { useSyncExternalStore } from "react";
import { remember, remembered } from "./remembered.ts";

export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "auto";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  listeners.add(listener);
  system.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", listener);
  };
}

function currentChoice(): ThemeChoice {
  const stored = remembered("theme");
  return stored === "light" || stored === "dark" ? stored : "auto";
}

function currentTheme(): Theme {
  const choice = currentChoice();
  if (choice !== "auto") return choice;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** `public/_evalsite/boot.js` does the same before the first paint and follows the system. */
export function setTheme(choice: ThemeChoice): void {
  remember("theme", choice === "auto" ? null : choice);
  document.documentElement.dataset["theme"] = currentTheme();
  listeners.forEach((listener) => listener());
}

/** The theme that is shown; a canvas that paints with tokens redraws when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => "light");
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, currentChoice, () => "auto");
}
