import { useSyncExternalStore } from "react";
import type { Bilingual, Language } from "../text/bilingual.ts";
import { remember, remembered } from "./remembered.ts";

const listeners = new Set<() => void>();
let chosen: Language | null = null;

/** The chosen language, else the browser's: Chinese for any zh, English for all others. */
function currentLanguage(): Language {
  if (chosen !== null) return chosen;
  const stored = remembered("language");
  chosen =
    stored === "en" || stored === "zh" ? stored : navigator.language.startsWith("zh") ? "zh" : "en";
  return chosen;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setLanguage(language: Language): void {
  chosen = language;
  remember("language", language);
  listeners.forEach((listener) => listener());
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage, () => "en");
}

/** The texts of a bundle in the reader's language. */
export function useText<T>(bundle: Bilingual<T>): T {
  return bundle[useLanguage()];
}
