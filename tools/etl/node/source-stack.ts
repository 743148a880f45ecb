import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A place of a stack in a file of a compiled program: its address, line and column. */
const place = /file:\/\/[^\s()]+\.js:\d+:\d+/g;

/**
 * A stack with the places of the sources instead of those in compiled programs (`scripts/compile.ts`). What has no map
 * stays. Maps are read only here: telling Node to do it would read them at every start.
 */
export function sourceStack(stack: string): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replaceAll(place, (whole) => {
    const [, url = "", line = "", column = ""] = /^(.*):(\d+):(\d+)$/.exec(whole) ?? [];
    const file = fileURLToPath(url);
    const map = maps.get(file) ?? mapOf(file);
    maps.set(file, map);
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !("originalSource" in entry)) return whole;
    const source = resolve(dirname(file), entry.originalSource);
    return `${relative(process.cwd(), source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

function mapOf(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
  } catch {
    return null;
  }
}
