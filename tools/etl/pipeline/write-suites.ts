import type { Sample, SampleStore, SuiteSummary } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import type { ReportFact } from "../extract/fact.ts";
import type { SourceFile } from "../extract/source.ts";
import type { PublishedFolder } from "../load/published-folder.ts";
import { SampleStoreWriter } from "../load/sample-store-writer.ts";
import {
  type SampleEntry,
  type SampleSpool,
  type SuiteEntries,
  inItemOrder,
} from "../node/sample-spool.ts";
import { cleanSample } from "../transform/clean-sample.ts";
import { cleanSuite, publicName } from "../transform/clean-suite.ts";
import { type MergedParts, finishSample, itemKey } from "../transform/finish-sample.ts";
import type { Occurrence } from "../transform/issues.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { isUsable } from "../transform/outcome.ts";
import { type SecretFilter, cleanValue } from "../transform/redact.ts";
import { ownPrompt, sharedPrompt } from "../transform/shared-prompt.ts";
import { SampleTally } from "../transform/sample-tally.ts";
import { headlineOf, suiteSummary } from "../transform/suite-summary.ts";
import { joinReports } from "./join-reports.ts";
import { MediaStore } from "./media.ts";

/** Samples of each benchmark that `samples_head.jsonl` holds. */
const headSamples = 50;

export interface WrittenSuites {
  readonly suites: readonly SuiteSummary[];
  readonly stores: readonly { readonly path: string; readonly store: SampleStore }[];
  readonly samples: number;
  /** Samples that were read and could not be published. */
  readonly leftOut: number;
  readonly issues: readonly Occurrence[];
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
  spools: readonly SampleSpool[],
  context: SuiteContext,
): Promise<WrittenSuites> {
  const head: string[] = [];
  const writer = new SuiteWriter(context, head);
  const { bySuite, issues } = joinReports(reports);
  const suites: SuiteSummary[] = [];
  const stores = new Map<string, { path: string; store: SampleStore }>();
  let leftOut = 0;
  for (const { spool, entries } of spools.flatMap(suitesIn)) {
    if (stores.has(entries.suite)) {
      leftOut += entries.entries.length;
      issues.push(secondSource(entries));
      continue;
    }
    const report = bySuite.get(entries.suite) ?? null;
    bySuite.delete(entries.suite);
    const written = await writer.write(entries, report, spool);
    stores.set(entries.suite, { path: written.path, store: written.store });
    suites.push(summary(entries.suite, report, written, entries.unreviewed));
  }
  for (const [suite, report] of bySuite) suites.push(summary(suite, report, null, 0));
  await context.folder.writeText("samples_head.jsonl", head.map((line) => `${line}\n`).join(""));
  const cleaned = suites.map((suite) => writer.cleaned(suite));
  return {
    suites: cleaned.toSorted((a, b) => naturalOrder(a.suite, b.suite)),
    stores: [...stores.values()],
    samples: [...stores.values()].reduce((sum, { store }) => sum + store.rows, 0),
    leftOut,
    issues,
    redactions: writer.redactions,
  };
}

function suitesIn(spool: SampleSpool) {
  return [...spool.all()].map((entries) => ({ spool, entries }));
}

function secondSource({ suite, entries }: SuiteEntries): Occurrence {
  return {
    code: "duplicate-result",
    severity: "dropped",
    place: { file: null, line: null },
    message: `${suite}: ${entries.length} sample(s) of a second source; the benchmark has samples already`,
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
    spool: SampleSpool,
  ): Promise<Tallied> {
    const suite = publicName(entries.suite, this.context.filter);
    const path = this.folderOf(suite);
    const store = new SampleStoreWriter(this.context.folder, path, this.context.runId, suite);
    const tally = new SampleTally();
    const keys = new ItemKeys();
    const headline = headlineOf(report);
    const shared = sharedPrompts(entries, spool);
    let written = 0;
    for (const entry of itemsJoined(entries, spool)) {
      const merged = spool.merged(entries.suite, entry);
      const raw = finishSample(merged, keys.of(merged, entry), headline);
      const { sample, json } = await this.published(raw);
      tally.add(sample, isUsable(merged.fields.status));
      await store.add(sample, json, ownPrompt(sample.input, shared.get(entry.subset) ?? ""));
      if (written++ < headSamples) this.head.push(JSON.stringify(headOf(sample)));
    }
    return { tally, store: await store.finish(), path };
  }

  cleaned(suite: SuiteSummary): SuiteSummary {
    const { value, count } = cleanSuite(suite, this.context.filter);
    this.redactions += count;
    return value;
  }

  private async published(raw: Sample): Promise<{ sample: Sample; json: string }> {
    const messages = await this.media.place(raw.messages);
    const placed = cleanSample({ ...raw, messages }, this.context.filter);
    this.redactions += placed.count;
    const json = JSON.stringify(placed.value);
    if (this.context.filter.find(json) === null) return { sample: placed.value, json };
    const { value, count } = cleanValue(placed.value, this.context.filter);
    this.redactions += count;
    return { sample: value, json: JSON.stringify(value) };
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
    let name = clash ? `${plain}-${digest}` : plain;
    while (this.folders.has(name)) name += "_";
    this.folders.add(name);
    return `samples/${name}`;
  }
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

/**
 * A prediction without a review does not name its item. Where items have repeats its own number is no
 * item's, so it joins the item that asks the same question, or stays alone.
 */
function itemsJoined(entries: SuiteEntries, spool: SampleSpool): readonly SampleEntry[] {
  const repeated = entries.entries.some((entry) => entry.review && entry.group !== entry.index);
  if (!repeated || entries.unreviewed === 0) return entries.entries;
  const keyOf = (entry: SampleEntry) => itemKey(spool.merged(entries.suite, entry), 0, sha256, "");
  const reviewed = entries.entries.filter((entry) => entry.review !== null);
  const groups = new Map(reviewed.map((entry) => [keyOf(entry), entry.group]));
  const joined = entries.entries.map((entry) =>
    entry.review === null
      ? { ...entry, repeat: null, group: groups.get(keyOf(entry)) ?? `prediction ${entry.index}` }
      : entry,
  );
  return inItemOrder(joined);
}

/** Prompts of a subset that are looked at to find what all of them begin with. */
const promptsCompared = 16;

function sharedPrompts(entries: SuiteEntries, spool: SampleSpool): ReadonlyMap<string, string> {
  const bySubset = Map.groupBy(entries.entries, (entry) => entry.subset);
  const shared = [...bySubset].map(([subset, ofSubset]) => {
    const items = ofSubset.filter((entry) => (entry.repeat ?? 0) === 0).slice(0, promptsCompared);
    const prompts = items.map(
      (entry) => finishSample(spool.merged(entries.suite, entry), "", null).input,
    );
    return [subset, sharedPrompt(prompts)] as const;
  });
  return new Map(shared);
}

function headOf(sample: Sample) {
  const { input, target, prediction, score, suite, subset, id } = sample;
  return { input, target, prediction, score, suite, subset, id };
}
