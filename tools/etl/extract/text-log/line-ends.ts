import { LastText } from "../last-text.ts";
import type { Hit, Pattern } from "./pattern.ts";
import { isTelling } from "./patterns.ts";

interface Found {
  readonly pattern: Pattern;
  readonly hit: Hit;
}

/** How the metric lines of a log end: what its last line lacks, if no newline ends it. */
export class LineEnds {
  /** The last texts by pattern and names of the fields. */
  private readonly lastTexts = new Map<string, LastText>();
  /** The first whole line of each kind without its numbers. */
  private readonly outlines = new Map<string, string>();

  /** A whole line. */
  see({ pattern, hit }: Found, text: string): void {
    if (hit.kind === "broken") return;
    const { key, last } = shapeOf(pattern, hit);
    const known = this.lastTexts.get(key);
    if (known) return known.see(last);
    if (this.lastTexts.size === mostKinds) return;
    const first = new LastText();
    first.see(last);
    this.lastTexts.set(key, first);
    this.outlines.set(key, outlineOf(text));
  }

  /** Of a last line without newline what is whole: all of it where others of its kind have the same fields. */
  wholePart({ pattern, hit }: Found): Hit {
    if (hit.kind === "broken") return hit;
    const { key, last, fields } = shapeOf(pattern, hit);
    const known = this.lastTexts.get(key);
    if (known && !known.mayBeCut(last)) return hit;
    return { ...hit, fields: fields.slice(0, -1) };
  }

  /** Is a line as others begin, and shorter, though what it tells is whole? */
  isShort(text: string): boolean {
    const outline = outlineOf(text).trimEnd();
    const outlines = [...this.outlines.values()].map((of) => of.trimEnd());
    return !outlines.includes(outline) && outlines.some((of) => of.startsWith(outline));
  }

  /** Is a line that no pattern takes the beginning of one that some pattern would? */
  isBeginning(text: string): boolean {
    const outline = outlineOf(text).trimEnd();
    return isTelling(text) && [...this.outlines.values()].some((of) => of.startsWith(outline));
  }
}

/** Lines of one tool have few shapes. */
const mostKinds = 1000;

function shapeOf(pattern: Pattern, hit: Extract<Hit, { kind: "row" }>) {
  const fields = [...hit.fields].filter(([, value]) => value !== undefined);
  const value = fields.at(-1)?.[1];
  const last = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return { key: `${pattern.id} ${fields.map(([name]) => name).join(" ")}`, last, fields };
}

function outlineOf(text: string): string {
  return text.replaceAll(/[-+]?\d[\d.]*(?:e[-+]?\d*)?/gi, "#");
}
