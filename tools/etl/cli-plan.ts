import type { SourceAccount } from "@evalsite/protocol";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Reader } from "./extract/reader.ts";
import { rawFolders, runsIn } from "./node/discover-runs.ts";
import { rawIsRunLine } from "./cli-report.ts";
import type { SkippedPath } from "./node/folder-source.ts";
import { unpack } from "./node/unpack.ts";
import { guard } from "./pipeline/gather-facts.ts";
import { claimFiles } from "./pipeline/claim-files.ts";

type Skipped = Omit<SkippedPath, "code"> & { readonly code: string };

/** What a conversion would read, run by run, file by file. Reads only the head of each file. */
export async function plannedText(
  rawDir: string,
  readers: readonly Reader[],
  only: ReadonlySet<string> | null,
  json: boolean,
): Promise<string> {
  const { above, rawIsRun, names, ignored } = rawFolders(rawDir);
  const runs = names
    .filter((name) => only?.has(name) ?? true)
    .flatMap((name) => runsIn(above, name, rawDir));
  const plan = [];
  for (const run of runs) {
    const skipped: Skipped[] = [...run.skipped];
    const scratch = mkdtempSync(join(tmpdir(), "evalsite-plan-"));
    const unpacked = await unpack(run.files, run.folder, scratch);
    const files = unpacked.files.map((file) =>
      guard(file, ({ message }) =>
        skipped.push({ path: file.path, code: "unreadable", detail: message }),
      ),
    );
    const { sources } = await claimFiles(files, readers);
    rmSync(scratch, { recursive: true, force: true });
    for (const { code, place, message } of unpacked.issues)
      skipped.push({ path: place.file, code, detail: message });
    plan.push({ run_id: run.runId, sources, skipped });
  }
  if (json) return JSON.stringify({ runs: plan, ignored, rawIsRun }, null, 2);
  const lines = plan.flatMap(({ run_id, sources, skipped }) => [
    run_id,
    ...sources.map((source) => `  ${source.path}: ${sourceText(source)}`),
    ...skipped.map((entry) => `  ${entry.path}: ${entry.code}`),
  ]);
  const advice = rawIsRun === null ? [] : [rawIsRunLine(rawIsRun)];
  const rest = ignored.map(({ path, why }) => `${path}: ignored: ${why}`);
  return [...lines, ...rest, ...advice, `${runs.length} run(s); nothing was written`].join("\n");
}

function sourceText({ reader, format }: SourceAccount): string {
  if (reader !== null) return `${reader}, ${format}`;
  return format === null ? "not recognised" : `${format}, not read`;
}
