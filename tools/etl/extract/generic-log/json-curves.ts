/**
 * Documents that hold a list of values for each metric: Keras' History (`{"loss": […], "val_loss": […]}`, bare, under
 * `history`, or as pandas writes it, `{"loss": {"0": …}}`), and ClearML's scalars, `{title: {series: {x: […], y: […]}}}`.
 * https://keras.io/api/models/model_training_apis/
 * https://clear.ml/docs/latest/docs/references/sdk/task/#get_reported_scalars
 */
import { isRecord } from "../json-lines.ts";
import { isTrainingWord } from "../metric-words.ts";
import { numberOf } from "../number-text.ts";

type Row = Readonly<Record<string, unknown>>;

export interface Curve {
  readonly name: string;
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
}

export function isCurve(item: unknown): item is Curve {
  return isRecord(item) && typeof item["name"] === "string" && isPlotted(item);
}

function isPlotted(item: unknown): item is Pick<Curve, "x" | "y"> {
  if (!isRecord(item)) return false;
  const { x, y } = item;
  if (!Array.isArray(x) || !Array.isArray(y) || x.length !== y.length) return false;
  return x.length > 0 && x.slice(0, 50).every((at) => Number.isSafeInteger(numberOf(at)));
}

/** Curves by title and series, as deep as two levels; none if the object holds anything else. */
export function nestedCurves(json: Row): readonly Curve[] {
  const found = Object.entries(json).map(([title, inner]) => curvesIn(title, inner));
  return found.every((curves) => curves.length > 0) ? found.flat() : [];
}

function curvesIn(title: string, inner: unknown): readonly Curve[] {
  if (isPlotted(inner)) return [{ name: title, x: inner.x, y: inner.y }];
  if (!isRecord(inner)) return [];
  const curves = Object.entries(inner).map(([series, item]) =>
    isPlotted(item)
      ? [{ name: series === title ? title : `${title}/${series}`, x: item.x, y: item.y }]
      : [],
  );
  return curves.every(({ length }) => length > 0) ? curves.flat() : [];
}

type Lists = ReadonlyMap<string, readonly unknown[]>;

/** The lists of numbers of an object that holds nothing else, some of them of metrics; null if it is none. */
export function listsIn(json: unknown): Lists | null {
  if (!isRecord(json)) return null;
  const { history } = json;
  if (isRecord(history)) return listsOf(history, json["epoch"]);
  return listsOf(json, undefined);
}

function listsOf(json: Row, epochs: unknown): Lists | null {
  const lists = new Map<string, readonly unknown[]>();
  // Beside a list of epochs single values are results: best_epoch.
  const isPlaced = Object.entries(json).some(
    ([name, value]) => Array.isArray(value) && (plural.has(name) || /^(?:epoch|step)$/.test(name)),
  );
  for (const [name, value] of Object.entries(json)) {
    const list = listOf(value);
    const inner = list === null && isRecord(value) ? listsOf(value, undefined) : null;
    if (list === null && inner === null) {
      if (!isPlaced || typeof value === "object") return null;
      continue;
    }
    if (list !== null) lists.set(name, list);
    for (const [key, each] of inner ?? []) lists.set(`${name}/${key}`, each);
  }
  if (Array.isArray(epochs) && !lists.has("epoch")) lists.set("epoch", epochs);
  return [...lists].some(([name, list]) => isTrainingWord(name) && list.length > 0) ? lists : null;
}

function listOf(value: unknown): readonly unknown[] | null {
  const list = isRecord(value) ? indexed(value) : value;
  if (!Array.isArray(list)) return null;
  const isNumbers = list.every((item) => item === null || numberOf(item) !== undefined);
  return isNumbers ? list : null;
}

/** `{"0": 2.5, "1": 2.25}` as a list. */
function indexed(value: Row): readonly unknown[] | null {
  const keys = Object.keys(value);
  return keys.every((key, at) => key === String(at)) ? Object.values(value) : null;
}

/** Under these names a list may say where the values of the others stand. */
const plural = new Map([
  ["epochs", "epoch"],
  ["steps", "step"],
  ["iterations", "iteration"],
  ["iters", "iter"],
  ["episodes", "episode"],
]);

/** The values that stand at one place of all lists. */
export function rowsOfLists(lists: Lists): readonly Row[] {
  const named = [...lists].map(([name, list]) => [plural.get(name) ?? name, list] as const);
  const length = Math.max(...named.map(([, list]) => list.length));
  return Array.from({ length }, (_, at) =>
    Object.fromEntries(
      named.flatMap(([name, list]) => (list[at] === undefined ? [] : [[name, list[at]]])),
    ),
  );
}
