import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownSite } from "./own-site.ts";
import type { HostOptions } from "./static-server.ts";

const root = join(import.meta.dirname, "..");
export const suite = "generated";

/** Only this many samples in a thousand say it. */
export const rareWord = "Zwölfboxkämpfer";
export const rareEvery = 997;

/** The samples of a run, the same each time; `skip` leaves some questions out. */
function samplesOf(run: number, rows: number, skip: (row: number) => boolean): string {
  let lines = "";
  for (let row = 0; row < rows; row++) {
    if (skip(row)) continue;
    const word = row % rareEvery === 500 ? ` ${rareWord}` : "";
    const noise = (row * 2_654_435_761) % 4_294_967_296;
    lines += `${JSON.stringify({
      suite,
      subset: ["algebra", "几何", "logic"][row % 3],
      id: `q${row}`,
      input: `Question ${row}: what is ${noise} + ${row}?${word} 平面几何第${row}题 ${noise.toString(36).repeat(20)}`,
      target: String(noise + row),
      prediction: `It is ${noise + row + ((row + run) % 3)}.${"!".repeat(noise % 50)}`,
      score: (row + run) % 3 === 0 ? 1 : 0,
    })}\n`;
  }
  return lines;
}

export interface SampleSite extends Awaited<ReturnType<typeof ownSite>> {
  /** Address of a run's samples. */
  readonly samples: (run: string, query?: string) => string;
  /** A file of a run's store. */
  readonly file: (run: string, name: string) => string;
  /** Names of the store's files. */
  readonly files: (run: string) => readonly string[];
}

/**
 * A site of its own with two runs of one benchmark. `a` answered all questions; `b` did too, or, if
 * `differing`, left some out.
 */
export async function sampleSite(
  rows: number,
  differing = false,
  host: HostOptions = {},
): Promise<SampleSite> {
  const site = await ownSite(host);
  const raw = mkdtempSync(join(tmpdir(), "evalsite-raw-"));
  try {
    for (const [at, run] of ["a", "b"].entries()) {
      mkdirSync(join(raw, run));
      const skip = (row: number) => differing && at === 1 && row % 50 === 7;
      writeFileSync(join(raw, run, "samples.jsonl"), samplesOf(at, rows, skip));
    }
    const out = ["--out-dir", join(site.folder, "data"), "--site-dir", site.folder];
    const main = join(root, "tools/etl/main.ts");
    execFileSync(process.execPath, [main, "--raw-dir", raw, ...out], { stdio: "pipe" });
  } finally {
    rmSync(raw, { recursive: true, force: true });
  }
  const store = (run: string) => join(site.folder, "data/runs", run, "samples", suite);
  return {
    ...site,
    samples: (run, query = "") => site.address(`runs/${run}/?tab=samples${query}`),
    file: (run, name) => join(store(run), name),
    files: (run) => readdirSync(store(run)),
  };
}
