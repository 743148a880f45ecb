import type { SampleStore, SuiteSummary } from "@evalsite/protocol";
import type { ReportFact } from "../extract/fact.ts";
import type { PublishedFolder } from "../load/published-folder.ts";
import { sha256 } from "../node/digest.ts";
import type { SuiteSamples } from "../node/suite-samples.ts";
import { cleanSuite, publicName } from "../transform/clean-suite.ts";
import type { Occurrence } from "../transform/issues.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { type Kinds, type SecretFilter, sumOfKinds } from "../transform/redact.ts";
import { headlineOf, suiteSummary } from "../transform/suite-summary.ts";
import { joinReports } from "./join-reports.ts";
import type { Threads } from "./threads.ts";
import type { MediaFile } from "./write-block.ts";
import { type WrittenSamples, writeSamples } from "./write-samples.ts";

export interface WrittenSuites {
  readonly suites: readonly SuiteSummary[];
  readonly stores: readonly { readonly path: string; readonly store: SampleStore }[];
  readonly samples: number;
  /** Samples that were read and could not be published. */
  readonly leftOut: number;
  readonly issues: readonly Occurrence[];
  readonly redactions: Kinds;
}

/** What writing samples needs besides the samples. */
export interface SuiteContext {
  readonly runId: string;
  readonly folder: PublishedFolder;
  /** The run's own files, among which local media are looked up. */
  readonly mediaFiles: readonly MediaFile[];
  readonly filter: SecretFilter;
  readonly threads: Threads;
  /** Benchmarks whose samples are all the result there is. */
  readonly scored: ReadonlySet<string>;
}

type Written = WrittenSamples & { readonly path: string; readonly isWhole: boolean };

/** What is kept of the samples of a benchmark once it is summed up: none of their numbers. */
type Stored = Omit<Written, "tally" | "head" | "issues" | "isWhole">;

/** Writes the sample stores and the head file of a run, and sums each benchmark up. */
export async function writeSuites(
  reports: readonly ReportFact[],
  samples: readonly SuiteSamples[],
  context: SuiteContext,
): Promise<WrittenSuites> {
  const folders = new StoreFolders();
  const { bySuite, issues } = joinReports(reports);
  const suites: SuiteSummary[] = [];
  const stores = new Map<string, Stored>();
  let leftOut = 0;
  const head = new HeadFile();
  for (const ofSuite of samples) {
    const { suite, unreviewed } = ofSuite;
    if (stores.has(suite)) {
      leftOut += ofSuite.samples;
      issues.push(secondSource(ofSuite));
      continue;
    }
    const report = bySuite.get(suite) ?? null;
    bySuite.delete(suite);
    const name = publicName(suite, context.filter);
    const path = folders.of(name);
    const headline = headlineOf(report);
    const written = await writeSamples(ofSuite, name, path, headline, head.bytesLeft, context);
    const isWhole = context.scored.has(suite);
    suites.push(summary(suite, report, { ...written, path, isWhole }, unreviewed));
    head.add(written.head);
    issues.push(...written.issues);
    stores.set(suite, { path, store: written.store, redactions: written.redactions });
  }
  for (const [suite, report] of bySuite) suites.push(summary(suite, report, null, 0));
  const all = [...stores.values()];
  context.folder.writeParts("samples_head.jsonl", head.parts());
  const cleaned = suites.map((suite) => cleanSuite(suite, context.filter));
  return {
    suites: cleaned.map(({ value }) => value).toSorted((a, b) => naturalOrder(a.suite, b.suite)),
    stores: all.map(({ path, store }) => ({ path, store })),
    samples: all.reduce((sum, { store }) => sum + store.rows, 0),
    leftOut,
    issues,
    redactions: sumOfKinds([
      ...all.map((stored) => stored.redactions),
      ...cleaned.map(({ kinds }) => kinds),
    ]),
  };
}

/** Bytes that the samples in `samples_head.jsonl` have together: they are in memory until all are written. */
const mostOfHead = 16 << 20;

/** Lines that are written together. */
const linesOfPart = 50;

/** The first samples of every benchmark, as far as there is room. */
class HeadFile {
  bytesLeft = mostOfHead;
  private readonly lines: string[] = [];

  add(lines: readonly string[]): void {
    for (const line of lines) {
      this.lines.push(`${line}\n`);
      this.bytesLeft -= Buffer.byteLength(line);
    }
  }

  *parts(): Iterable<string> {
    for (let first = 0; first < this.lines.length; first += linesOfPart)
      yield this.lines.slice(first, first + linesOfPart).join("");
  }
}

function secondSource({ suite, samples }: SuiteSamples): Occurrence {
  return {
    code: "duplicate-result",
    severity: "dropped",
    place: { file: null, line: null },
    message: `${suite}: ${samples} sample(s) of a second source; the benchmark has samples already`,
  };
}

function summary(
  suite: string,
  report: ReportFact | null,
  written: Written | null,
  unreviewed: number,
): SuiteSummary {
  return suiteSummary({
    suite,
    report,
    tally: written?.tally ?? null,
    items: written?.store.items ?? 0,
    unreviewed: written && unreviewed < written.store.rows ? unreviewed : 0,
    store: written?.path ?? null,
    isWhole: written?.isWhole ?? false,
  });
}

/** Folder names come from benchmark names, which may hold any character. */
class StoreFolders {
  private readonly taken = new Set<string>();

  of(suite: string): string {
    const plain =
      suite
        .replace(/[^\w.-]+/g, "_")
        .slice(0, 80)
        .replace(/^\.+/, "_") || "_";
    const clash = plain !== suite || this.taken.has(plain);
    let name = clash ? `${plain}-${sha256(suite).slice(0, 8)}` : plain;
    while (this.taken.has(name)) name += "_";
    this.taken.add(name);
    return `samples/${name}`;
  }
}
