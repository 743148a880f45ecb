import type { RowLabel } from "../extract/fact.ts";
import { folderOf } from "./track-relation.ts";
import type { Strand } from "./series-columns.ts";
import { labelledName } from "./series-names.ts";

/** Strands that are about the same, from any number of sources. */
export interface NamedStrands {
  readonly name: string;
  readonly strands: readonly Strand[];
}

/**
 * Sorts the strands of one canonical name into series: by all labels that say who wrote them or what they
 * are about, and by those others without which values of one step could not be told apart. A label
 * that is the same everywhere is no part of a name.
 * @param folders what folders that are to be told apart are called
 */
export function nameStrands(
  name: string,
  strands: readonly Strand[],
  folders: ReadonlyMap<string, string> = new Map(),
): readonly NamedStrands[] {
  const labelled = strands.map((strand) => ({ strand, labels: allLabels(strand, folders) }));
  const kept = neededKeys(labelled);
  const groups = new Map<string, Strand[]>();
  for (const { strand, labels } of labelled) {
    const shown = labels.filter(({ key, value }) => kept.has(key) && value !== "");
    const full = labelledName(name, shown);
    const group = groups.get(full);
    if (group) group.push(strand);
    else groups.set(full, [strand]);
  }
  return [...groups].map(([full, members]) => ({ name: full, strands: members }));
}

interface Labelled {
  readonly strand: Strand;
  readonly labels: readonly RowLabel[];
}

/** The name as logged is a label, too: several may have one canonical name. */
function allLabels(
  { labels, raw, file }: Strand,
  folders: ReadonlyMap<string, string>,
): readonly RowLabel[] {
  const folder = folders.get(folderOf(file));
  return [
    ...(folder === undefined ? [] : [folderLabel(folder)]),
    ...labels,
    { key: "name as logged", value: raw, tells: "anything" },
  ];
}

function folderLabel(folder: string): RowLabel {
  return { key: "folder", value: folder, tells: "writer" };
}

function neededKeys(labelled: readonly Labelled[]): ReadonlySet<string> {
  const varying = new Map(labelled.flatMap(({ labels }) => labels.map((one) => [one.key, one])));
  for (const key of varying.keys())
    if (key !== "folder" && !varies(labelled, key)) varying.delete(key);
  const kept = new Set(varying.keys());
  for (const { key, tells } of varying.values()) {
    const without = new Set([...kept].filter((other) => other !== key));
    const isNeeded = tells !== "anything" || clashes(labelled, without) > clashes(labelled, kept);
    if (!isNeeded || namesEach(labelled, key, tells)) kept.delete(key);
  }
  return kept;
}

/** Has it several values, or one in some rows of a log and none in others? */
function varies(labelled: readonly Labelled[], key: string): boolean {
  const values = new Set<string>();
  const withIt = new Set<string>();
  const without = new Set<string>();
  for (const { strand, labels } of labelled) {
    const value = valueOf(labels, key);
    if (value !== "") values.add(value);
    (value === "" ? without : withIt).add(sourceOf(strand));
  }
  return values.size > 1 || [...withIt].some((source) => without.has(source));
}

/** Is there a value for each row, so that it tells nothing of what kind a row is? */
function namesEach(labelled: readonly Labelled[], key: string, tells: RowLabel["tells"]): boolean {
  const values = new Set(labelled.map(({ labels }) => valueOf(labels, key)));
  const rows = labelled.reduce((sum, { strand }) => sum + strand.readings.values.length, 0);
  const steps = new Set(labelled.map(({ strand }) => strand.readings.steps[0]));
  return values.size * 2 > rows && steps.size > 1 && (tells === "anything" || rows > fewRows);
}

/** So few rows may well be each of another run, or about another task. */
const fewRows = 10;

/** How many values stand at a step where another strand of the same series has a different one. */
function clashes(labelled: readonly Labelled[], kept: ReadonlySet<string>): number {
  const first = new Map<string, Map<number, readonly [strand: Strand, value: number]>>();
  let found = 0;
  for (const { strand, labels } of labelled) {
    const values = [...kept].map((key) => valueOf(labels, key));
    const series = JSON.stringify([sourceOf(strand), ...values]);
    const known = first.get(series) ?? new Map<number, readonly [Strand, number]>();
    first.set(series, known);
    const { steps, values: numbers } = strand.readings;
    for (let at = 0; at < Math.min(steps.length, looked); at++) {
      const [other, value] = known.get(steps[at] ?? 0) ?? [];
      if (other === undefined) known.set(steps[at] ?? 0, [strand, numbers[at] ?? 0]);
      else if (other !== strand && !Object.is(value, numbers[at])) found++;
    }
  }
  return found;
}

/** Readings of a strand that are looked at: enough to see whether labels tell them apart. */
const looked = 20_000;

function valueOf(labels: readonly RowLabel[], key: string): string {
  return labels.find((label) => label.key === key)?.value ?? "";
}

function sourceOf({ file, rank, xIs }: Strand): string {
  return `${rank} ${xIs} ${file}`;
}
