import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { WrittenFile } from "./export-account.ts";
import { ExportError } from "./export-error.ts";
import { type GroupLimits, ParquetFile } from "./parquet-file.ts";
import type { Column } from "./tables/column.ts";

export interface TableLimits {
  readonly group: GroupLimits;
  /** A file that has so many is followed by another one in the same partition. */
  readonly fileBytes: number;
}

const usualLimits: TableLimits = {
  group: { rows: 100_000, characters: 16 << 20 },
  fileBytes: 256 << 20,
};

/** Most bytes of a folder's name on the usual file systems. */
const nameBytes = 255;

/** Writes one table: a folder for each partition, in it files of bounded size. */
export class TableWriter<Row> {
  readonly #root: string;
  readonly #table: string;
  readonly #columns: readonly Column<Row>[];
  readonly #limits: TableLimits;
  readonly #files: WrittenFile[] = [];
  #open: { readonly path: string; readonly file: ParquetFile<Row> } | null = null;
  #partition: string | null = null;
  #part = 0;

  /** @param root folder of the export; the table's folder comes below it */
  constructor(
    root: string,
    table: string,
    columns: readonly Column<Row>[],
    limits: TableLimits = usualLimits,
  ) {
    this.#root = root;
    this.#table = table;
    this.#columns = columns;
    this.#limits = limits;
  }

  /**
   * What follows belongs to this partition.
   * @param partition folders below the table's, or "" for a table that has none; each only once
   */
  begin(partition: string): void {
    if (partition === this.#partition) return;
    this.#close();
    this.#partition = partition;
    this.#part = 0;
  }

  add(row: Row): void {
    this.#open ??= this.#next();
    this.#open.file.add(row);
    if (this.#open.file.bytes >= this.#limits.fileBytes) this.#close();
  }

  /**
   * A table without rows is one file without rows, so that it can be queried.
   * @param emptyPartition where that lies
   */
  finish(emptyPartition: string): WrittenFile[] {
    this.#close();
    if (this.#files.length === 0) {
      this.begin(emptyPartition);
      this.#open = this.#next();
      this.#close();
    }
    return this.#files;
  }

  abandon(): void {
    this.#open?.file.abandon();
    this.#open = null;
  }

  #next(): { path: string; file: ParquetFile<Row> } {
    const folder = [this.#table, this.#partition].filter(Boolean).join("/");
    for (const name of folder.split("/")) {
      if (Buffer.byteLength(name) > nameBytes)
        throw new ExportError(`${name} is too long for the name of a folder`);
    }
    mkdirSync(join(this.#root, folder), { recursive: true });
    const path = `${folder}/part-${this.#part++}.parquet`;
    return {
      path,
      file: new ParquetFile(join(this.#root, path), this.#columns, this.#limits.group),
    };
  }

  #close(): void {
    if (this.#open === null) return;
    const { path, file } = this.#open;
    file.finish();
    this.#files.push({ path, rows: file.rows, bytes: file.bytes });
    this.#open = null;
  }
}
