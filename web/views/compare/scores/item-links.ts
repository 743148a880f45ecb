import type { ItemSelection } from "../../../model/samples/item-selection.ts";
import { formatList, formatQuery } from "../../../model/query-string.ts";
import { routes } from "../../../model/routes.ts";

/** The address of the items behind a number of the comparison. */
export function itemsAddress(
  runIds: readonly string[],
  suite: string,
  items: ItemSelection,
  against: string,
  subsets: readonly string[] = [],
): string {
  const query = new URLSearchParams({ runs: formatList(runIds) ?? "", tab: "samples", suite });
  if (items !== "differing") query.set("items", items);
  if (runIds.length > 2) query.set("against", against);
  const only = formatList(subsets);
  if (only !== null) query.set("subset", only);
  return `/compare/${formatQuery(query)}`;
}

/** The address of a run's own samples of a benchmark. */
export function samplesAddress(
  runId: string,
  suite: string,
  subsets: readonly string[] = [],
): string {
  const query = new URLSearchParams({ tab: "samples", suite });
  const only = formatList(subsets);
  if (only !== null) query.set("subset", only);
  return `${routes.run(runId)}${formatQuery(query)}`;
}
