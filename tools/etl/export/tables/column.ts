/** What a cell of each type holds; a JSON cell is any value, written as JSON text. */
interface CellOf {
  BOOLEAN: boolean;
  INT32: number;
  INT64: number;
  DOUBLE: number;
  /** A moment, kept in milliseconds UTC. */
  TIMESTAMP: Date;
  /** Short words that files are searched by: their least and greatest stand in the file. */
  STRING: string;
  /** Long text. */
  TEXT: string;
  JSON: unknown;
}

export type ColumnType = keyof CellOf;
export type Cell = CellOf[ColumnType];

/** One column of a table, and how a row fills it. */
export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether a cell can be null. */
  readonly nullable: boolean;
  readonly value: (row: Row) => Cell;
}

/** Makes the columns of a table whose rows are of one type. */
export function columnsFor<Row>() {
  return {
    required: <T extends ColumnType>(
      name: string,
      type: T,
      value: (row: Row) => CellOf[T],
    ): Column<Row> => ({ name, type, nullable: false, value }),
    optional: <T extends ColumnType>(
      name: string,
      type: T,
      value: (row: Row) => CellOf[T] | null,
    ): Column<Row> => ({ name, type, nullable: true, value }),
  };
}

/**
 * A time as a moment; null if it is unknown or none.
 * @param time ISO 8601 with zone, or milliseconds since 1970-01-01 UTC
 */
export function momentOf(time: string | number | null): Date | null {
  if (time === null) return null;
  const moment = new Date(time);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
