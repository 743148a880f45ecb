/**
 * Characters that change what a reader sees without being seen: direction overrides, controls,
 * tags, zero-width spaces. They are shown as their code, `⟨U+202E⟩`. Left alone: tab, line ends, the
 * direction marks of plain Arabic and Hebrew, and the joiners that emoji and Indic scripts need.
 */
const hidden =
  /[[\p{Cc}\u{AD}\u{200B}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]--[\t\n\r]]/gv;

/** A text with its hidden characters made visible. */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

/** How many there are. */
export function countHidden(text: string): number {
  return text.match(hidden)?.length ?? 0;
}
