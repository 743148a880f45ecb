import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { zstdCompressSync } from "node:zlib";
import type { Cell, Column, ColumnType } from "./tables/column.ts";

/** A row group, which is held in memory, ends with the first of these that is reached. */
export interface GroupLimits {
  readonly rows: number;
  readonly characters: number;
}

/** Bytes of the least and greatest text of a row group; longer ones are cut. */
const statisticsBytes = 64;

/** One Parquet file, written row group by row group, ZSTD-compressed. */
export class ParquetFile<Row> {
  readonly #columns: readonly Column<Row>[];
  readonly #limits: GroupLimits;
  readonly #sink: FileSink;
  readonly #writer: ParquetWriter;
  #cells: Cell[][];
  #groupRows = 0;
  #groupCharacters = 0;
  rows = 0;

  /** @param path of a file that is not there yet */
  constructor(path: string, columns: readonly Column<Row>[], limits: GroupLimits) {
    this.#columns = columns;
    this.#limits = limits;
    this.#cells = columns.map(() => []);
    this.#sink = new FileSink(path);
    this.#writer = new ParquetWriter({
      writer: this.#sink,
      schema: schemaOf(columns),
      codec: "ZSTD",
      compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
      statisticsTruncateLength: statisticsBytes,
      createdBy: "evalsite",
    });
  }

  /** Bytes on disk so far; the rows of the current row group are not among them. */
  get bytes(): number {
    return this.#sink.offset;
  }

  add(row: Row): void {
    for (const [at, column] of this.#columns.entries()) {
      const cell = written(column.type, column.value(row));
      if (typeof cell === "string") this.#groupCharacters += cell.length;
      this.#cells[at]?.push(cell);
    }
    this.rows++;
    this.#groupRows++;
    const { rows, characters } = this.#limits;
    if (this.#groupRows >= rows || this.#groupCharacters >= characters) this.#writeGroup();
  }

  finish(): void {
    this.#writeGroup();
    void this.#writer.finish();
  }

  /** Gives up the file as it is. */
  abandon(): void {
    this.#sink.close();
  }

  #writeGroup(): void {
    if (this.#groupRows === 0) return;
    const columnData = this.#columns.map(({ name, type }, at) => ({
      name,
      data: this.#cells[at] ?? [],
      statistics: type !== "TEXT" && type !== "JSON",
      // Older readers know no other encoding of booleans.
      ...(type === "BOOLEAN" && { encoding: "PLAIN" as const }),
    }));
    void this.#writer.write({ columnData, rowGroupSize: this.#groupRows });
    this.#cells = this.#columns.map(() => []);
    this.#groupRows = 0;
    this.#groupCharacters = 0;
  }
}

function written(type: ColumnType, cell: Cell): Cell {
  if (cell === null) return null;
  if (type === "JSON") return JSON.stringify(cell);
  return type === "INT64" && typeof cell === "number" ? BigInt(cell) : cell;
}

type Element = Omit<SchemaElement, "name" | "repetition_type">;

const text: Element = {
  type: "BYTE_ARRAY",
  converted_type: "UTF8",
  logical_type: { type: "STRING" },
};

const elements: Readonly<Record<ColumnType, Element>> = {
  BOOLEAN: { type: "BOOLEAN" },
  INT32: { type: "INT32" },
  INT64: { type: "INT64" },
  DOUBLE: { type: "DOUBLE" },
  TIMESTAMP: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
  STRING: text,
  TEXT: text,
  JSON: text,
};

function schemaOf<Row>(columns: readonly Column<Row>[]): SchemaElement[] {
  const fields = columns.map(({ name, type, nullable }): SchemaElement => ({
    name,
    ...elements[type],
    repetition_type: nullable ? "OPTIONAL" : "REQUIRED",
  }));
  return [{ name: "root", num_children: fields.length }, ...fields];
}

/** Bytes go to the file after each row group. */
class FileSink extends ByteWriter {
  readonly #file: number;

  constructor(path: string) {
    super(1 << 20);
    this.#file = openSync(path, "wx");
  }

  flush(): void {
    writeFileSync(this.#file, new Uint8Array(this.buffer, 0, this.index));
    this.index = 0;
  }

  override finish(): void {
    this.flush();
    this.close();
  }

  close(): void {
    closeSync(this.#file);
  }
}
