import type { ListReply, ListRequest } from "../data/worker-calls.ts";
import { arrangeRows } from "../model/samples/arrange-rows.ts";
import { readColumns } from "./store-columns.ts";

/** Reads the columns that a list needs, and makes it. */
export async function listSamples({ place, ...asked }: ListRequest): Promise<ListReply> {
  const { columns, problems } = await readColumns(place, [
    ...new Set([
      ...asked.tests.map((test) => test.column),
      ...(asked.sort.column === "row" ? [] : [asked.sort.column]),
      ...(asked.items === null ? [] : ["item"]),
      ...(asked.countOutcomes ? ["outcome"] : []),
      ...(asked.bins > 0 ? ["score"] : []),
    ]),
  ]);
  const item = asked.items === null ? undefined : columns.values.get("item");
  return {
    ...arrangeRows(columns, asked),
    item: item ? { ...item, values: item.values.slice() } : null,
    problems,
  };
}
