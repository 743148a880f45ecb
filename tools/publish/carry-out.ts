import { paths } from "@evalsite/protocol";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../etl/cli-output.ts";
import { inLanes } from "../etl/pipeline/lanes.ts";
import { headersOf } from "./headers.ts";
import { type Plan, begunBy, folderOf, stagingFolder } from "./plan.ts";
import { type PublicationRecord, recordPath } from "./record.ts";
import type { Store } from "./stores/store.ts";
import { type Target, manifestPath } from "./target.ts";
import { type Wanted, crcOf, filesOfRun } from "./wanted.ts";

export interface CarryOutOptions {
  readonly signal?: AbortSignal;
  /** UTC. */
  readonly now: string;
  /** Runs between two notes of what has arrived. */
  readonly runsPerNote?: number;
}

export interface Sent {
  readonly files: number;
  readonly bytes: number;
  readonly removed: number;
}

const lanes = 8;

/**
 * Puts a publication into a target. Whenever it is killed, the publication before stands: what is new lies where nothing
 * names it, until the manifest is replaced. A run that changed is sent under another name and then exchanged, file by
 * file; killed right then, that one run is a mixture, which pages notice and the next start mends.
 * @throws UsageError if another publication went there meanwhile
 */
export async function carryOut(
  store: Store,
  plan: Plan,
  wanted: Wanted,
  target: Target,
  options: CarryOutOptions,
): Promise<Sent> {
  const work = new Work(store, wanted, target.record, options);
  await work.begin(plan);
  await work.send(plan.added);
  await work.sendRuns(plan.newRuns);
  await work.stage(plan.changedRuns);
  await work.note(plan);
  await work.send(plan.pages);
  await work.exchange(plan.changedRuns);
  await work.replaceManifest(target.tag);
  await work.finish(plan);
  return work.sent;
}

class Work {
  private readonly store: Store;
  private readonly wanted: Wanted;
  private readonly options: CarryOutOptions;
  private record: PublicationRecord;
  private counted: Sent = { files: 0, bytes: 0, removed: 0 };

  constructor(store: Store, wanted: Wanted, record: PublicationRecord, options: CarryOutOptions) {
    this.store = store;
    this.wanted = wanted;
    this.record = record;
    this.options = options;
  }

  get sent(): Sent {
    return this.counted;
  }

  /** Notes what will come, so that what a killed start leaves can be found. */
  async begin(plan: Plan): Promise<void> {
    const begun = [...new Set([...this.record.begun, ...begunBy(plan)])];
    if (begun.length > 0) await this.write({ ...this.record, begun, complete: null });
  }

  async send(names: readonly string[]): Promise<void> {
    await this.each(names, async (path) => {
      const file = this.wanted.files.get(path);
      if (file === undefined) return;
      await this.put(path, typeof file.from === "string" ? await readFile(file.from) : file.from);
    });
    const arrived = names.map((path) => [path, this.wanted.files.get(path)?.digest ?? ""]);
    const files = { ...this.record.files, ...Object.fromEntries(arrived) };
    this.record = { ...this.record, files };
  }

  /** Notes what has arrived now and then, so that a start that was killed is not all lost. */
  async sendRuns(runs: readonly string[]): Promise<void> {
    const { runsPerNote = 200 } = this.options;
    for (let at = 0; at < runs.length; at += runsPerNote) {
      const some = runs.slice(at, at + runsPerNote);
      await this.each(await this.filesOf(some), ({ runId, file }) =>
        this.putOfRun(runId, file, folderOf(runId)),
      );
      this.record = { ...this.record, runs: { ...this.record.runs, ...this.versionsOf(some) } };
      if (at + runsPerNote < runs.length) await this.write({ ...this.record, complete: null });
    }
  }

  async stage(runs: readonly string[]): Promise<void> {
    await this.each(await this.filesOf(runs), ({ runId, file }) =>
      this.putOfRun(runId, file, stagingFolder + folderOf(runId)),
    );
  }

  /** Says what is about to happen: of a run that is being exchanged nobody knows which version is there. */
  async note({ changedRuns }: Plan): Promise<void> {
    const unknown = Object.fromEntries(changedRuns.map((runId) => [runId, ""]));
    const manifests = [...new Set([...this.record.manifests, crcOf(this.wanted.manifest)])].slice(
      -2,
    );
    const runs = { ...this.record.runs, ...unknown };
    await this.write({ ...this.record, runs, manifests, complete: null });
  }

  async exchange(runs: readonly string[]): Promise<void> {
    for (const runId of runs) {
      const files = await filesOfRun(this.wanted.dataDir, runId);
      const move = async (file: string) => {
        const path = folderOf(runId) + file;
        await this.store.move(stagingFolder + path, path, headersOf(path));
      };
      // The last one says which version it is.
      await this.each(files.slice(0, -1), move);
      await this.each(files.slice(-1), move);
    }
    this.record = { ...this.record, runs: { ...this.record.runs, ...this.versionsOf(runs) } };
  }

  async replaceManifest(tag: string | null): Promise<void> {
    const { manifest, index } = this.wanted;
    const headers = headersOf(manifestPath);
    if (!(await this.store.putIf(manifestPath, manifest, headers, tag)))
      throw new UsageError(
        `${this.store.name}: another publication went there meanwhile; it stands. Publish again.`,
      );
    await this.put(`data/${paths.index}`, index);
  }

  async finish({ due, old }: Plan): Promise<void> {
    const staged = this.record.begun.includes(stagingFolder) ? [stagingFolder] : [];
    await this.removeOld([...due, ...staged]);
    const { now } = this.options;
    const left = Object.entries(this.record.old).filter(([path]) => !due.includes(path));
    const since = {
      ...Object.fromEntries(left),
      ...Object.fromEntries(old.map((path) => [path, now])),
    };
    const isOld = ([path]: readonly [string, string]) => !this.wanted.files.has(path);
    const { files, runs, manifest, revision, converted } = this.wanted;
    const digests = [...files].map(([path, { digest }]) => [path, digest]);
    await this.write({
      version: 1,
      revision,
      converted,
      manifests: [crcOf(manifest)],
      complete: crcOf(manifest),
      files: Object.fromEntries(digests),
      runs: Object.fromEntries(runs),
      begun: [],
      old: Object.fromEntries(Object.entries(since).filter(isOld)),
    });
  }

  private async removeOld(due: readonly string[]): Promise<void> {
    for (const path of due) {
      const names = path.endsWith("/") ? await this.leftOver(path) : [path];
      await this.each(names, (name) => this.store.remove(name));
      this.counted = { ...this.counted, removed: this.counted.removed + names.length };
    }
  }

  /** Of a run that is shown: the files that its version does not have. */
  private async leftOver(folder: string): Promise<readonly string[]> {
    const runId = folder.slice("data/runs/".length, -1);
    const isShown = folder === folderOf(runId) && this.wanted.runs.has(runId);
    const own = new Set(isShown ? await filesOfRun(this.wanted.dataDir, runId) : []);
    const there = await this.store.list(folder);
    return there.filter((path) => !own.has(path.slice(folder.length)));
  }

  private async filesOf(runs: readonly string[]) {
    const files = runs.map(async (runId) =>
      (await filesOfRun(this.wanted.dataDir, runId)).map((file) => ({ runId, file })),
    );
    return (await Promise.all(files)).flat();
  }

  private async putOfRun(runId: string, file: string, folder: string): Promise<void> {
    const bytes = await readFile(join(this.wanted.dataDir, paths.run(runId), file));
    await this.put(folder + file, bytes);
  }

  private async put(path: string, bytes: Buffer): Promise<void> {
    await this.store.put(path, bytes, headersOf(path));
    const { files, bytes: before } = this.counted;
    this.counted = { ...this.counted, files: files + 1, bytes: before + bytes.length };
  }

  private async write(record: PublicationRecord): Promise<void> {
    this.record = record;
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
    await this.store.put(recordPath, bytes, headersOf(recordPath));
  }

  private versionsOf(runs: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(runs.map((runId) => [runId, this.wanted.runs.get(runId) ?? ""]));
  }

  private async each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    await inLanes(items, lanes, (item) => {
      this.options.signal?.throwIfAborted();
      return work(item);
    });
  }
}
