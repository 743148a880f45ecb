import { type Outcome, outcomes } from "@evalsite/protocol";
import { formatList, parseList, type QueryCodec } from "../query-string.ts";
import { type SampleFilter, noFilter } from "./filter-rows.ts";
import {
  type ItemOrder,
  type ItemSelection,
  itemOrders,
  itemSelections,
} from "./item-selection.ts";

import { type SampleView, formatWhere, parseWhere, viewIn } from "./samples-query.ts";

/** Items that are more often of a class than in the baseline, or less often. */
export interface Turn {
  readonly outcome: Outcome;
  readonly isMore: boolean;
}

/** What the comparison of samples shows, as it stands in the address. */
export interface DiffQuery {
  readonly view: SampleView;
  /** Column of the baseline's samples by which outcomes are grouped; null: by none. */
  readonly group: string | null;
  /** Only items whose samples in the baseline pass. */
  readonly where: SampleFilter;
  readonly turn: Turn | null;
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
  keys: [
    "view",
    "group",
    "meta",
    "question_chars",
    "chars",
    "tokens",
    "turn",
    "suite",
    "subset",
    "items",
    "order",
    "against",
    "agreement",
    "item",
  ],
  parse: (query) => {
    const item = query.get("item");
    return {
      view: viewIn(query),
      group: query.get("group"),
      where: { ...noFilter, ...parseWhere(query) },
      turn: parseTurn(query.get("turn")),
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
    view: state.view === "list" ? null : state.view,
    group: state.group,
    ...formatWhere(state.where),
    turn: state.turn && `${state.turn.isMore ? "" : "-"}${state.turn.outcome}`,
    suite: state.suite,
    subset: formatList(state.subsets),
    items: state.selection === "differing" ? null : state.selection,
    order: state.order === "line" ? null : state.order,
    against: state.against,
    agreement: state.agreement ? "shown" : null,
    item: state.item === null ? null : String(state.item),
  }),
};

function parseTurn(text: string | null): Turn | null {
  if (text === null) return null;
  const isMore = !text.startsWith("-");
  const name = isMore ? text : text.slice(1);
  const outcome = outcomes.find((known) => known === name);
  return outcome === undefined ? null : { outcome, isMore };
}
