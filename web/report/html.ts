/** HTML that may be put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly Part[];

/** A template whose values are escaped, unless they are HTML themselves; null is nothing, a list its parts. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const rest = parts.map((part, at) => rendered(part) + (texts[at + 1] ?? ""));
  return { html: (texts[0] ?? "") + rest.join("") };
}

function rendered(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "html" in part ? part.html : part.map(rendered).join("");
}

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"']/gu, (sign) => signs[sign] ?? sign);
}
