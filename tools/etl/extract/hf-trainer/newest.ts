import { isRecord } from "../json-lines.ts";
import type { SourceFile } from "../source.ts";
import { wholeText } from "../text-lines.ts";
import { parseJson } from "../tolerant-json.ts";
import { stepIn } from "../training-row.ts";
import { stateParts } from "./state-parts.ts";

const headBytes = 64 * 1024;

/** For each state that of its training folder which got furthest; of equal ones the last. */
export async function newestOfEachFolder(
  files: readonly SourceFile[],
): Promise<ReadonlyMap<SourceFile, SourceFile>> {
  const best = new Map<string, { file: SourceFile; step: number }>();
  for (const file of files) {
    const folder = trainingFolder(file.path);
    const step = await globalStep(file);
    if (step >= (best.get(folder)?.step ?? -1)) best.set(folder, { file, step });
  }
  return new Map(files.map((file) => [file, best.get(trainingFolder(file.path))?.file ?? file]));
}

/** The folder that holds `checkpoint-N`, or the state itself. */
function trainingFolder(path: string): string {
  return path
    .split("/")
    .slice(0, -1)
    .join("/")
    .replace(/(?:^|\/)checkpoint-[^/]*$/, "");
}

async function globalStep(file: SourceFile): Promise<number> {
  const head = await wholeText(file.bytes({ start: 0, end: Math.min(file.size, headBytes) }));
  const beforeRows = head.split(/"log_history"\s*:/, 1)[0] ?? "";
  const early = /"global_step"\s*:\s*(\d+)/.exec(beforeRows)?.[1];
  if (early !== undefined) return Number(early);
  for await (const part of stateParts(file.bytes())) {
    const parsed = part.kind === "rest" ? parseJson(part.text) : null;
    if (parsed?.kind === "ok" && isRecord(parsed.value))
      return stepIn(parsed.value, ["global_step"]) ?? 0;
  }
  return 0;
}
