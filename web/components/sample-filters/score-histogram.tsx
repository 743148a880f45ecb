import { formatPlain } from "../../model/format-metric.ts";
import { formatCount } from "../../model/format-quantity.ts";
import type { Range } from "../../model/samples/filter-rows.ts";
import type { Bin, Histogram } from "../../model/samples/row-counts.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import styles from "./sample-filters.module.css";

interface Props {
  readonly label: string;
  readonly histogram: Histogram;
  readonly range: Range | undefined;
  readonly onRange: (range: Range | null) => void;
}

/** Scores of the samples shown; a press on a bar keeps only its samples, another lets all in again. */
export function ScoreHistogram({ label, histogram, range, onRange }: Props) {
  const text = useText(samples);
  const { bins, missing } = histogram;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const title = (bin: Bin) => {
    const count = formatCount(bin.count);
    if (bin.from === bin.to) return text.binSingle(formatPlain(bin.from), count);
    return text.bin(formatPlain(bin.from), formatPlain(bin.to), count);
  };
  return (
    <fieldset className={styles.histogram} aria-label={label}>
      <div className={styles.bars}>
        {bins.map((bin) => {
          const isOnly = range?.min === bin.from && range.max === bin.to;
          return (
            <button
              key={bin.from}
              type="button"
              className={styles.bar}
              aria-pressed={isOnly}
              aria-label={title(bin)}
              title={title(bin)}
              onClick={() => onRange(isOnly ? null : { min: bin.from, max: bin.to })}
            >
              <span
                style={{
                  blockSize: bin.count === 0 ? 0 : `max(2px, ${(bin.count / most) * 100}%)`,
                }}
              />
            </button>
          );
        })}
      </div>
      <p className={styles.axis}>
        <span>{formatPlain(bins[0]?.from ?? 0)}</span>
        <span>{missing > 0 ? `${label} · ${text.withoutScore(formatCount(missing))}` : label}</span>
        <span>{formatPlain(bins.at(-1)?.to ?? 0)}</span>
      </p>
    </fieldset>
  );
}
