import {
  type EncodedColumn,
  type Sample,
  decodeColumn,
  encodeColumn,
  outcomes,
} from "@evalsite/protocol";
import type { SampleColumns } from "../transform/sample-tally.ts";

/** The columns of some consecutive samples, each as narrow as it goes; plain data. */
export interface BlockColumns {
  readonly rows: number;
  /** What the numbers of the column `subset` stand for within this block. */
  readonly subsets: readonly string[];
  /** Columns without any value are left out. */
  readonly columns: readonly (readonly [string, EncodedColumn])[];
}

/** Fields of a sample that are columns of the same name. */
const numericFields = [
  "score",
  "repeat",
  "input_tokens",
  "output_tokens",
  "latency_s",
  "ttft_s",
] as const;

const metricPrefix = "metric:";

/** Collects the columns of up to `capacity` samples. */
export class BlockColumnsWriter {
  private rows = 0;
  private readonly capacity: number;
  private readonly subsets: string[] = [];
  private readonly columns = new Map<string, Float64Array>();

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  add(sample: Sample, usable: boolean): void {
    this.put("outcome", outcomes.indexOf(sample.outcome));
    this.put("subset", this.subsetNumber(sample.subset));
    this.put("usable", usable ? 1 : 0);
    this.put("prediction_chars", sample.prediction?.length ?? 0);
    for (const name of numericFields) this.put(name, sample[name]);
    for (const key in sample.metrics) this.put(columnOf(key), sample.metrics[key] ?? null);
    this.rows++;
  }

  finish(): BlockColumns {
    const { rows, subsets } = this;
    const columns = [...this.columns].map(
      ([name, cells]) => [name, encodeColumn(cells.subarray(0, rows))] as const,
    );
    return { rows, subsets, columns };
  }

  private put(name: string, value: number | null): void {
    if (value === null) return;
    let cells = this.columns.get(name);
    if (cells === undefined) {
      cells = new Float64Array(this.capacity).fill(Number.NaN);
      this.columns.set(name, cells);
    }
    cells[this.rows] = value;
  }

  private subsetNumber(subset: string): number {
    const known = this.subsets.lastIndexOf(subset);
    return known === -1 ? this.subsets.push(subset) - 1 : known;
  }
}

const columnNames = new Map<string, string>();

/** The same few metrics come again and again; a name that is put together anew is looked up slowly. */
function columnOf(metric: string): string {
  const known = columnNames.get(metric);
  if (known !== undefined) return known;
  const name = metricPrefix + metric;
  if (columnNames.size < 1000) columnNames.set(metric, name);
  return name;
}

/** The columns of all blocks, put together when they are asked for. */
export class StoreColumns implements SampleColumns {
  rows = 0;
  items = 0;
  private readonly blocks: { readonly first: number; readonly block: BlockColumns }[] = [];
  private readonly subsetNumbers = new Map<string, number>();
  private readonly names = new Set<string>();

  /** @param itemOf for each row of the block its item's number within the store. */
  add(block: BlockColumns, itemOf: Float64Array, items: number): void {
    const columns = [...block.columns, ["item", encodeColumn(itemOf)] as const];
    this.blocks.push({ first: this.rows, block: { ...block, columns } });
    this.rows += block.rows;
    this.items = items;
    for (const [name] of columns) this.names.add(name);
    for (const subset of block.subsets) {
      if (!this.subsetNumbers.has(subset)) this.subsetNumbers.set(subset, this.subsetNumbers.size);
    }
  }

  get subsets(): readonly string[] {
    return [...this.subsetNumbers.keys()];
  }

  get metricKeys(): readonly string[] {
    return [...this.names]
      .filter((name) => name.startsWith(metricPrefix))
      .map((name) => name.slice(metricPrefix.length));
  }

  /** Names of the columns that a store publishes, in its order. */
  get published(): readonly string[] {
    const fixed = ["outcome", "subset", "item", "prediction_chars", ...numericFields];
    return [...fixed, ...this.metricKeys.map((key) => metricPrefix + key)].filter((name) =>
      this.names.has(name),
    );
  }

  column(name: string): Float64Array | null {
    if (!this.names.has(name)) return null;
    const all = new Float64Array(this.rows).fill(Number.NaN);
    for (const { first, block } of this.blocks) {
      const found = block.columns.find(([candidate]) => candidate === name)?.[1];
      if (!found) continue;
      const cells = decodeColumn(found.type, bufferOf(found.bytes), block.rows);
      all.set(name === "subset" ? this.translated(cells, block.subsets) : cells, first);
    }
    return all;
  }

  private translated(cells: Float64Array, subsets: readonly string[]): Float64Array {
    return cells.map((at) => this.subsetNumbers.get(subsets[at] ?? "") ?? 0);
  }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}
