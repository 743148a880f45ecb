import type { JsonValue, Sample, SampleStore, SuiteSummary } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import type { ReportFact } from "../extract/fact.ts";
import type { SourceFile } from "../extract/source.ts";
import type { PublishedFolder } from "../load/published-folder.ts";
import { SampleStoreWriter } from "../load/sample-store-writer.ts";
import type { SampleEntry, SampleSpool, SuiteEntries } from "../node/sample-spool.ts";
import { type MergedParts, finishSample, itemKey } from "../transform/finish-sample.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { isUsable } from "../transform/outcome.ts";
import {
  type SecretFilter,
  cleanConfiguration,
  cleanValue,
  withoutHosts,
  withoutNamedSecrets,
  withoutPaths,
} from "../transform/redact.ts";
import { ownPrompt, sharedPrompt } from "../transform/shared-prompt.ts";
import { SampleTally } from "../transform/sample-tally.ts";
import { headlineOf, suiteSummary } from "../transform/suite-summary.ts";
import { MediaStore } from "./media.ts";

/** Samples of each benchmark that `samples_head.jsonl` holds. */
const headSamples = 50;

export interface WrittenSuites {
  readonly suites: readonly SuiteSummary[];
  readonly stores: readonly { readonly path: string; readonly store: SampleStore }[];
  readonly samples: number;
  readonly redactions: number;
}

/** What writing samples needs besides the samples. */
export interface SuiteContext {
  readonly runId: string;
  readonly folder: PublishedFolder;
  readonly files: readonly SourceFile[];
  readonly filter: SecretFilter;
}

interface Tallied {
  readonly tally: SampleTally;
  readonly store: SampleStore;
  readonly path: string;
}

/** Writes the sample stores and the head file of a run, and sums each benchmark up. */
export async function writeSuites(
  reports: readonly ReportFact[],
  spool: SampleSpool | null,
  context: SuiteContext,
): Promise<WrittenSuites> {
  const head: string[] = [];
  const writer = new SuiteWriter(context, head);
  const bySuite = new Map(reports.map((report) => [report.suite, report]));
  const suites: SuiteSummary[] = [];
  const stores: { path: string; store: SampleStore }[] = [];
  let samples = 0;
  for (const entries of spool?.all() ?? []) {
    const report = bySuite.get(entries.suite) ?? null;
    bySuite.delete(entries.suite);
    const written = await writer.write(entries, report, spool);
    stores.push({ path: written.path, store: written.store });
    samples += written.store.rows;
    suites.push(summary(entries.suite, report, written, entries.unreviewed));
  }
  for (const [suite, report] of bySuite) suites.push(summary(suite, report, null, 0));
  await context.folder.writeText("samples_head.jsonl", head.map((line) => `${line}\n`).join(""));
  const cleaned = suites.map((suite) => writer.cleaned(suite));
  return {
    suites: cleaned.toSorted((a, b) => naturalOrder(a.suite, b.suite)),
    stores,
    samples,
    redactions: writer.redactions,
  };
}

function summary(
  suite: string,
  report: ReportFact | null,
  written: Tallied | null,
  unreviewed: number,
): SuiteSummary {
  return suiteSummary({
    suite,
    report,
    tally: written?.tally ?? null,
    items: written?.store.items ?? 0,
    unreviewed: written && unreviewed < written.store.rows ? unreviewed : 0,
    store: written?.path ?? null,
  });
}

class SuiteWriter {
  redactions = 0;
  private readonly context: SuiteContext;
  private readonly head: string[];
  private readonly media: MediaStore;
  private readonly folders = new Set<string>();

  constructor(context: SuiteContext, head: string[]) {
    this.context = context;
    this.head = head;
    this.media = new MediaStore(context.folder, context.files);
  }

  async write(
    entries: SuiteEntries,
    report: ReportFact | null,
    spool: SampleSpool | null,
  ): Promise<Tallied> {
    const suite = this.context.filter.clean(entries.suite).value;
    const path = this.folderOf(suite);
    const store = new SampleStoreWriter(this.context.folder, path, this.context.runId, suite);
    const tally = new SampleTally();
    const keys = new ItemKeys();
    const headline = headlineOf(report);
    const shared = sharedPrompts(entries, spool);
    let written = 0;
    for (const entry of entries.entries) {
      const merged = spool?.merged(entries.suite, entry);
      if (!merged) continue;
      const raw = finishSample(merged, keys.of(merged, entry), headline);
      const { sample, json } = await this.published(raw);
      tally.add(sample, isUsable(merged.fields.status));
      await store.add(sample, json, ownPrompt(sample.input, shared.get(sample.subset) ?? ""));
      if (written++ < headSamples) this.head.push(JSON.stringify(headOf(sample)));
    }
    return { tally, store: await store.finish(), path };
  }

  /** A summary without secrets: a report's texts are written by people and models. */
  cleaned(suite: SuiteSummary): SuiteSummary {
    const { value, count } = cleanValue(suite, this.context.filter);
    const analysis = value.analysis === null ? null : withoutPaths(value.analysis);
    this.redactions += count;
    return { ...value, analysis, identity: this.configuration(value.identity) };
  }

  private configuration(value: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
    const entries = Object.entries(value).map(([name, inner]) => {
      const cleaned = cleanConfiguration({ [name]: inner }, this.context.filter);
      this.redactions += cleaned.count;
      return [name, fieldOf(cleaned.value, name)] as const;
    });
    return Object.fromEntries(entries);
  }

  private async published(raw: Sample): Promise<{ sample: Sample; json: string }> {
    const placed: Sample = {
      ...raw,
      messages: await this.media.place(raw.messages),
      metadata: this.configurationPaths(raw.metadata),
      judge: raw.judge === null ? null : cleanConfiguration(raw.judge, this.context.filter).value,
      error: raw.error === null ? null : withoutNamedSecrets(withoutHosts(withoutPaths(raw.error))),
    };
    const json = JSON.stringify(placed);
    if (this.context.filter.find(json) === null) return { sample: placed, json };
    const { value, count } = cleanValue(placed, this.context.filter);
    this.redactions += count;
    return { sample: value, json: JSON.stringify(value) };
  }

  /** Paths in a sample's metadata are the machine's, not the question's. */
  private configurationPaths(
    metadata: Readonly<Record<string, JsonValue>>,
  ): Record<string, JsonValue> {
    return JSON.parse(JSON.stringify(metadata), (_key, value: unknown) =>
      typeof value === "string" ? withoutPaths(value) : value,
    ) as Record<string, JsonValue>;
  }

  /** Folder names come from benchmark names, which may hold any character. */
  private folderOf(suite: string): string {
    const plain =
      suite
        .replace(/[^\w.-]+/g, "_")
        .slice(0, 80)
        .replace(/^\.+/, "_") || "_";
    const clash = plain !== suite || this.folders.has(plain);
    const digest = createHash("sha256").update(suite).digest("hex").slice(0, 8);
    const name = clash ? `${plain}-${digest}` : plain;
    this.folders.add(name);
    return `samples/${name}`;
  }
}

function fieldOf(value: JsonValue, name: string): JsonValue {
  const isFields = typeof value === "object" && value !== null && !Array.isArray(value);
  return isFields ? ((value as Readonly<Record<string, JsonValue>>)[name] ?? null) : null;
}

/** Keys of items in row order: repeats share one, a question asked twice gets two. */
class ItemKeys {
  private previous: { readonly entry: SampleEntry; readonly key: string } | null = null;
  private readonly occurrences = new Map<string, number>();

  of(merged: MergedParts, entry: SampleEntry): string {
    const last = this.previous;
    if (last && last.entry.subset === entry.subset && last.entry.group === entry.group)
      return last.key;
    const first = itemKey(merged, 0, sha256);
    const occurrence = this.occurrences.get(first) ?? 0;
    this.occurrences.set(first, occurrence + 1);
    const key = occurrence === 0 ? first : itemKey(merged, occurrence, sha256);
    this.previous = { entry, key };
    return key;
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Prompts of a subset that are looked at to find what all of them begin with. */
const promptsCompared = 16;

function sharedPrompts(
  entries: SuiteEntries,
  spool: SampleSpool | null,
): ReadonlyMap<string, string> {
  const bySubset = Map.groupBy(entries.entries, (entry) => entry.subset);
  const shared = [...bySubset].map(([subset, ofSubset]) => {
    const items = ofSubset.filter((entry) => (entry.repeat ?? 0) === 0).slice(0, promptsCompared);
    const prompts = items.flatMap((entry) => {
      const merged = spool?.merged(entries.suite, entry);
      return merged ? [finishSample(merged, "", null).input] : [];
    });
    return [subset, sharedPrompt(prompts)] as const;
  });
  return new Map(shared);
}

function headOf(sample: Sample) {
  const { input, target, prediction, score, suite, subset, id } = sample;
  return { input, target, prediction, score, suite, subset, id };
}
