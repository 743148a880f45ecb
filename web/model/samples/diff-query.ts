import { formatList, parseList, type QueryCodec } from "../query-string.ts";
import {
  type ItemOrder,
  type ItemSelection,
  itemOrders,
  itemSelections,
} from "./item-selection.ts";

/** What the comparison of samples shows, as it stands in the address. */
export interface DiffQuery {
  readonly suite: string | null;
  /** Only items of these subsets; none: all. */
  readonly subsets: readonly string[];
  readonly selection: ItemSelection;
  readonly order: ItemOrder;
  /** Only this run is held against the baseline; null = any of the others. */
  readonly against: string | null;
  /** The table of how far each two runs agree is unfolded. */
  readonly agreement: boolean;
  /** Line of the open item, in the baseline's order. */
  readonly item: number | null;
}

export const diffQuery: QueryCodec<DiffQuery> = {
  keys: ["suite", "subset", "items", "order", "against", "agreement", "item"],
  parse: (query) => {
    const item = query.get("item");
    return {
      suite: query.get("suite"),
      subsets: parseList(query.get("subset")),
      selection: itemSelections.find((name) => name === query.get("items")) ?? "differing",
      order: itemOrders.find((name) => name === query.get("order")) ?? "line",
      against: query.get("against"),
      agreement: query.get("agreement") === "shown",
      item: item !== null && /^\d{1,9}$/.test(item) ? Number(item) : null,
    };
  },
  format: (state) => ({
    suite: state.suite,
    subset: formatList(state.subsets),
    items: state.selection === "differing" ? null : state.selection,
    order: state.order === "line" ? null : state.order,
    against: state.against,
    agreement: state.agreement ? "shown" : null,
    item: state.item === null ? null : String(state.item),
  }),
};
