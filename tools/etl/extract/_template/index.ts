/**
 * Reads: <link to the foreign format, versions>.
 * Takes: <which files, which fields>. Ignores: <what, and why>.
 */
import type { Fact } from "../fact.ts";
import { jsonLineFacts } from "../json-lines.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";

export const template: Reader = { id: "_template", surest: 0.9, detect, read };

function detect(probe: Probe): Detection {
  return probe.text.startsWith('{"template":') ? yes(0.9, "template") : no("no template key");
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  for (const { file } of files) yield* jsonLineFacts(file, () => null);
}
