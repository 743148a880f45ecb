import { fetchBytes } from "../data/sample-bytes.ts";
import { type SampleResult, decoded } from "../data/sample-problem.ts";
import type { StorePlace } from "../data/store-place.ts";
import { type ItemList, toItemList } from "../model/samples/item-list.ts";

/** The keys of a store's items, by which runs with different lists are joined. */
export async function fetchItemList({
  folder,
  version,
  store,
}: StorePlace): Promise<SampleResult<ItemList>> {
  const file = `${folder}/${store.item_list.file}`;
  const options = { version, plainLength: store.items * 8, crc: store.item_list.crc32 };
  const fetched = await fetchBytes(file, options);
  if (fetched.kind === "problem") return fetched;
  return decoded(file, "bytes", () => toItemList(fetched.value.bytes, store.items));
}
