import type { SearchStep } from "../../data/sample-search.ts";
import type { SampleSearch } from "../../data/use-sample-search.ts";
import { formatBytes, formatCount } from "../../model/format-quantity.ts";
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
    case "stopped": {
      const { chunksDone, chunks, bytes } = state.step;
      const left = formatCount(chunks - chunksDone);
      return (
        <output className={styles.status}>
          {text.searchStopped(left, formatBytes(bytes), formatBytes(bytesLeft(state.step)))}
          <Button onClick={search.start}>{text.resume}</Button>
        </output>
      );
    }
    case "impossible":
      return (
        <span className={styles.status} role="alert">
          {text.searchImpossible}
        </span>
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

/** What is left to fetch, if the rest is like what was fetched. */
function bytesLeft({ chunksDone, chunks, bytes }: SearchStep): number {
  return chunksDone === 0 ? 0 : (bytes / chunksDone) * (chunks - chunksDone);
}
