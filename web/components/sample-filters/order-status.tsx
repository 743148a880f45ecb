import type { TextOrder } from "../../data/use-text-order.ts";
import { formatBytes, formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { Button } from "../button.tsx";
import styles from "./sample-filters.module.css";

interface Props {
  readonly order: TextOrder;
  /** How the column is called. */
  readonly column: string;
  /** Files to read in all. */
  readonly files: number;
}

/** How far the reading before a sort by a text is; it can be stopped, and taken up again. */
export function OrderStatus({ order, column, files }: Props) {
  const text = useText(samples);
  if (order.state.kind === "off") return null;
  const { read, kind } = order.state;
  const [done, all] = [formatCount(read.files), formatCount(files)];
  return (
    <output className={styles.status}>
      {kind === "running" && <progress value={read.files} max={files} aria-label={text.sorting} />}
      {kind === "running"
        ? text.sortReading(column, done, all, formatBytes(read.bytes))
        : text.sortStopped(column, done, all)}
      <Button onClick={kind === "running" ? order.stop : order.start}>
        {kind === "running" ? text.stop : text.resume}
      </Button>
    </output>
  );
}
