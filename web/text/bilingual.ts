export type Language = "en" | "zh";

/** A bundle of visible texts: the same keys in both languages. */
export interface Bilingual<T> {
  readonly en: T;
  readonly zh: T;
}

/** Declares a bundle; the Chinese text must have the shape of the English one. */
export function bilingual<T>(texts: { readonly en: T; readonly zh: NoInfer<T> }): Bilingual<T> {
  return texts;
}
