import type { RunSearch } from "../../data/use-run-search.ts";
import { Button } from "../../components/button.tsx";
import { formatBytes, formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import styles from "./samples-tab.module.css";

interface Props {
  readonly search: RunSearch;
  /** Those that are not open. */
  readonly suites: readonly { readonly suite: string; readonly title: string }[];
  readonly onOpen: (suite: string) => void;
}

/** Where else in the run a text is said: benchmarks with hits, how far the search is, and what it read. */
export function RunHits({ search, suites, onOpen }: Props) {
  const text = useText(samples);
  if (search.state === "off") return null;
  const found = suites
    .map((one) => ({ ...one, hits: search.hits.get(one.suite) ?? 0 }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits);
  const all = found.reduce((sum, { hits }) => sum + hits, 0);
  return (
    <fieldset className={styles.counts} aria-label={text.hitsBySuite}>
      <output>
        <strong>{text.hitsInRun(formatCount(all), formatCount(found.length))}</strong>{" "}
        <span className={styles.hint}>
          {text.suitesSearched(
            formatCount(search.done),
            formatCount(suites.length),
            formatBytes(search.bytes),
          )}
        </span>
      </output>
      {search.state === "running" && <Button onClick={search.stop}>{text.stop}</Button>}
      {search.state === "paused" && <Button onClick={search.goOn}>{text.resume}</Button>}
      {found.map(({ suite, title, hits }) => (
        <Button key={suite} onClick={() => onOpen(suite)}>{`${title} ${formatCount(hits)}`}</Button>
      ))}
      {search.failed > 0 && (
        <span className={styles.hint} role="alert">
          {text.searchFailed(formatCount(search.failed))}
        </span>
      )}
    </fieldset>
  );
}
