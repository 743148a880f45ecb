import type { SampleSearch } from "../../data/use-sample-search.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { Button } from "../button.tsx";
import styles from "./sample-filters.module.css";

/** How far a search is; it can be stopped, and taken up again. */
export function SearchStatus({ search }: { readonly search: SampleSearch }) {
  const text = useText(samples);
  const { state } = search;
  switch (state.kind) {
    case "off":
      return null;
    case "asking":
      return (
        <span className={styles.status}>
          {text.searchAsk(formatCount(state.chunks))}
          <Button onClick={search.start}>{text.searchStart}</Button>
        </span>
      );
    case "running": {
      const { chunksDone, chunks } = state.step;
      const found = formatCount(search.found.length);
      return (
        <output className={styles.status}>
          <progress value={chunksDone} max={chunks} aria-label={text.search} />
          {text.searching(formatCount(chunksDone), formatCount(chunks), found)}
          <Button onClick={search.stop}>{text.stop}</Button>
        </output>
      );
    }
    case "stopped":
      return (
        <output className={styles.status}>
          {text.searchStopped(formatCount(state.chunksLeft))}
          <Button onClick={search.start}>{text.resume}</Button>
        </output>
      );
    case "done":
      if (state.failedFiles === 0) return null;
      return (
        <span className={styles.status} role="alert">
          {text.searchFailed(formatCount(state.failedFiles))}
        </span>
      );
  }
}
