import type { SampleStore } from "@evalsite/protocol";

/** How the cells of a column are made. */
export type CellKind = "row" | "preview" | "word" | "outcome" | "number" | "attempts" | "mean";

/** A column a reader can choose for the table of samples. */
export interface TableColumn {
  /** A column of the store, a field of a preview, "row" or "attempts". */
  readonly id: string;
  readonly kind: CellKind;
  /** The least width in pixels. */
  readonly leastPx: number;
  /** Of the room that is left; null: it is as wide as that and no wider. */
  readonly share: number | null;
}

const numbers = ["score", "output_tokens", "input_tokens", "latency_s", "ttft_s"] as const;

/** Numbers whose titles take more room than they do. */
const wideTitles: ReadonlySet<string> = new Set([
  "prediction_chars",
  "output_tokens",
  "input_tokens",
]);

/** All columns this store can fill, in the order of the table. */
export function tableColumns(store: SampleStore, byItem: boolean): readonly TableColumn[] {
  const has = (name: string) => store.columns.some((column) => column.name === name);
  const number = (id: string): TableColumn => fixed(id, "number", wideTitles.has(id) ? 108 : 80);
  const metrics = store.columns.filter((column) => column.name.startsWith("metric:"));
  return [
    fixed("row", "row", Math.max(48, 28 + 9 * String(store.rows).length)),
    wide("id", 130, 1),
    ...(has("subset") ? [fixed("subset", "word", 108)] : []),
    ...(has("outcome") ? [fixed("outcome", "outcome", 148)] : []),
    ...(byItem ? [fixed("attempts", "attempts", 130)] : []),
    ...(byItem && has("score") ? [fixed("mean_score", "mean", 84)] : []),
    ...(has("repeat") && !byItem ? [fixed("repeat", "number", 64)] : []),
    ...(has("score") ? [fixed("score", "number", 64)] : []),
    wide("input", 160, 3),
    wide("target", 80, 1),
    wide("prediction", 140, 2),
    ...(has("prediction_chars") ? [number("prediction_chars")] : []),
    ...numbers.filter((name) => name !== "score" && has(name)).map(number),
    ...metrics.map((column) => number(column.name)),
  ];
}

/** More columns than this do not fit side by side: the table scrolls sideways, and texts get room. */
const mostThatFit = 10;
const roomPx: Readonly<Record<string, number>> = { input: 280, target: 140, prediction: 240 };

/** The chosen columns, wide enough to be read. */
export function columnsWithRoom(columns: readonly TableColumn[]): readonly TableColumn[] {
  if (columns.length <= mostThatFit) return columns;
  return columns.map((column) => ({ ...column, leastPx: roomPx[column.id] ?? column.leastPx }));
}

/** Those shown until the reader chooses. */
export function usualColumns(store: SampleStore, byItem: boolean): readonly string[] {
  const subsets = store.columns.find((column) => column.name === "subset")?.dictionary ?? [];
  // With items as lines, what belongs to one answer alone would be the first one's.
  if (byItem) {
    const ofItem = ["row", "subset", "attempts", "mean_score", "input", "target"];
    return tableColumns(store, true).flatMap(({ id }) => (ofItem.includes(id) ? [id] : []));
  }
  const shown = ["row", "outcome", "input", "target", "prediction", "score"];
  if (subsets.length > 1) shown.push("subset");
  if (store.rows > store.items) shown.push("repeat");
  shown.push("output_tokens", "latency_s");
  return tableColumns(store, false).flatMap(({ id }) => (shown.includes(id) ? [id] : []));
}

function fixed(id: string, kind: CellKind, leastPx: number): TableColumn {
  return { id, kind, leastPx, share: null };
}

function wide(id: string, leastPx: number, share: number): TableColumn {
  return { id, kind: "preview", leastPx, share };
}
