import type { Page } from "playwright-core";
import { frequentChinese, rareWord } from "../generate/review-line.ts";
import { comparedName } from "../generate/compared-runs.ts";
import { benchedProject } from "../generate/project-runs.ts";
import { benchmarkName } from "../generate/many-runs.ts";
import { curvesRun, reviewsRun } from "../generate/data-sets.ts";
import { type Measured, measure, measureOpening, measureTwice, waitUntilShown } from "./measure.ts";
import { comparison, curves, projectPage, runList, sampleList } from "./page-actions.ts";
import type { Traffic } from "./traffic.ts";

/** A page that has just been made, without anything in its cache. */
export interface Visitor {
  readonly page: Page;
  readonly traffic: Traffic;
  /** Address of the site, with a slash at its end. */
  readonly site: string;
}

/** An action's name and what it took. */
export type Visit = AsyncIterable<readonly [action: string, measured: Measured]>;

export async function* visitRunList({ page, traffic, site }: Visitor): Visit {
  yield ["open", await measureOpening(page, traffic, site + runList.path, runList.open)];
  yield ["sort by a score", await measure(page, traffic, runList.sortBy(page, benchmarkName(6)))];
  yield ["sort by name", await measure(page, traffic, runList.sortBy(page, "Run"))];
  yield ["search", await measure(page, traffic, runList.search(page, "experiment-2"))];
  await runList.clear(page);
  await runList.openFilter(page, "Experiment");
  yield ["filter", await measure(page, traffic, runList.choose(page, "experiment-1"))];
  await runList.closeFilter(page);
  await runList.clear(page);
  yield ["group", await measure(page, traffic, runList.group(page))];
}

export async function* visitProject({ page, traffic, site }: Visitor): Visit {
  const address = site + projectPage.path(benchedProject);
  yield ["open", await measureOpening(page, traffic, address, projectPage.open)];
  yield ["hide an experiment", await measure(page, traffic, projectPage.hide(page))];
  yield ["all benchmarks", await measure(page, traffic, projectPage.whole(page))];
}

export async function* visitSamples(visitor: Visitor, samples: number): Visit {
  const { page, traffic, site } = visitor;
  const address = site + sampleList.path(reviewsRun);
  const take = (action: Parameters<typeof measure>[2]) => measure(page, traffic, action);
  yield ["open", await measureOpening(page, traffic, address, sampleList.open)];
  yield ["jump to the middle", await take(sampleList.jump(page, 0.5, samples))];
  yield ["jump to the end", await take(sampleList.jump(page, 1, samples))];
  yield ["filter by outcome", await take(sampleList.filter(page, "wrong"))];
  await take(sampleList.filter(page, "wrong"));
  yield ["sort by latency", await take(sampleList.sortBy(page, "Latency"))];
  yield ["sort by score", await take(sampleList.sortBy(page, "Score"))];
  yield ["open a sample", await take(sampleList.openSample(page))];
}

const ordered = ["row", "id", "input", "prediction"] as const;

/** Sorts by a column of texts, nothing of which has been read before. */
export function visitOrder(column: "id" | "prediction", name: string) {
  return async function* visit({ page, traffic, site }: Visitor): Visit {
    await page.goto(site + sampleList.path(reviewsRun, ordered));
    await waitUntilShown(page, sampleList.open);
    const action = sampleList.sortByPlace(page, ordered.indexOf(column) + 1);
    yield [`sort by ${name}`, await measure(page, traffic, action)];
  };
}

export const searches = [
  { name: "rare word", words: rareWord },
  { name: "frequent Chinese phrase", words: frequentChinese },
] as const;

/** A search through the full texts, nothing of which has been read before. */
export async function* visitSearch(
  { page, traffic, site }: Visitor,
  { name, words }: (typeof searches)[number],
): Visit {
  await page.goto(site + sampleList.path(reviewsRun));
  await waitUntilShown(page, sampleList.open);
  await sampleList.searchEverywhere(page);
  const [first, all] = await measureTwice(page, traffic, sampleList.search(page, words));
  yield [`search a ${name}: first match`, first];
  yield [`search a ${name}: all`, all];
}

export async function* visitComparison(visitor: Visitor, runs: number): Visit {
  const { page, traffic, site } = visitor;
  const names = Array.from({ length: runs }, (_, run) => comparedName(run));
  const address = site + comparison.path(names);
  yield ["flips of all items", await measureOpening(page, traffic, address, comparison.open)];
  yield ["list those learned", await measure(page, traffic, comparison.select(page, "Learned"))];
  if (runs > 2) yield ["agreement", await measure(page, traffic, comparison.agreement(page))];
}

export async function* visitCurves({ page, traffic, site }: Visitor): Visit {
  const address = site + curves.path(curvesRun);
  yield ["overview", await measureOpening(page, traffic, address, curves.open)];
  yield ["zoom", await measure(page, traffic, curves.zoom(page))];
}
