import type { ListReply, ListRequest } from "../data/worker-calls.ts";
import { arrangeRows } from "../model/samples/arrange-rows.ts";
import { sortColumns } from "../model/samples/sample-order.ts";
import { readColumns } from "./store-columns.ts";
import { rankedTexts } from "./text-columns.ts";

/** Reads the columns that a list needs, and makes it. */
export async function listSamples({ place, ...asked }: ListRequest): Promise<ListReply> {
  const { columns: read, problems } = await readColumns(place, [
    ...new Set([
      ...asked.tests.map((test) => test.column),
      ...sortColumns(asked.sort.column),
      ...(asked.items === null ? [] : ["item"]),
      ...(asked.countOutcomes ? ["outcome"] : []),
      ...(asked.bins > 0 ? ["score"] : []),
    ]),
  ]);
  const texts = rankedTexts(place, asked.sort.column);
  const columns =
    texts === null
      ? read
      : { ...read, values: new Map([...read.values, [asked.sort.column, texts]]) };
  const item = asked.items === null ? undefined : columns.values.get("item");
  return {
    ...arrangeRows(columns, asked),
    item: item ? { ...item, values: item.values.slice() } : null,
    problems,
  };
}
