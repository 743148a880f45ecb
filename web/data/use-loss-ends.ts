import { type Manifest, type SeriesEnd, seriesEnds } from "@evalsite/protocol";
import { useMemo } from "react";
import { type LossEnds, lossSeries } from "../model/news/divergence.ts";
import { blocksOf } from "../model/runs/trait-column.ts";
import { useTraitBlocks, useTraitList } from "./use-traits.ts";

/** Where the losses of all runs came to, as far as they are there. */
export function useLossEnds(manifest: Manifest | null, isWanted: boolean): LossEnds {
  const { list } = useTraitList(manifest, isWanted);
  const names = useMemo(() => (list === null ? [] : lossSeries(list)), [list]);
  const places = useMemo(
    () =>
      list === null
        ? []
        : blocksOf(
            list,
            names.map((name) => `last:${name}`),
          ),
    [list, names],
  );
  const { blocks } = useTraitBlocks(list, places);
  return useMemo(() => {
    const found = new Map<string, ReadonlyMap<string, SeriesEnd>>();
    for (const { series } of blocks.values())
      for (const column of series)
        if (list !== null && names.includes(column.name))
          found.set(column.name, seriesEnds(column, list.runs));
    return found;
  }, [blocks, list, names]);
}
