import { type DuckDBConnection, DuckDBInstance, type Json } from "@duckdb/node-api";
import { onTestFinished } from "vitest";

/** An empty database in memory, gone when the test ends. Relative paths of queries begin at `folder`. */
export async function duckdb(folder: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run(`SET file_search_path = '${folder}'`);
  return connection;
}

/** The rows of a query; numbers of 64 bits come as text. */
export async function rowsOf(
  connection: DuckDBConnection,
  query: string,
): Promise<Record<string, Json>[]> {
  return (await connection.runAndReadAll(query)).getRowObjectsJson();
}
