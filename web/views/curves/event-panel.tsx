import { useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Fold } from "../../components/fold/fold.tsx";
import { formatPosition } from "../../model/curves/curve-numbers.ts";
import type { MarkKind } from "../../model/curves/curve-marks.ts";
import { type EventEntry, eventList } from "../../model/curves/event-list.ts";
import { useText } from "../../state/language.ts";
import { type CurveText, curveTexts } from "../../text/curves.ts";
import styles from "./panel.module.css";
import type { ReadyRun } from "./loaded-run.ts";

interface Props {
  readonly runs: readonly ReadyRun[];
  readonly onJump: (entry: EventEntry) => void;
}

const FEW = 12;

/** Spikes, restarts and non-finite values of all runs, each leading to its place. */
export function EventPanel({ runs, onJump }: Props) {
  const text = useText(curveTexts);
  const [showsAll, setShowsAll] = useState(false);
  const entries = useMemo(
    () => runs.flatMap(({ run, metrics }) => eventList(run, metrics)),
    [runs],
  );
  if (entries.length === 0) return <p className={styles.quiet}>{text.events.none}</p>;
  const shown = showsAll ? entries : entries.slice(0, FEW);
  return (
    <Fold title={text.events.title} hint={counted(entries, text)}>
      <p className={styles.quiet}>{text.events.rule}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {runs.length > 1 && <th scope="col">{text.events.run}</th>}
              <th scope="col">{text.events.what}</th>
              <th scope="col" className={styles.number}>
                {text.events.where}
              </th>
              <th scope="col">{text.events.series}</th>
              <th scope="col">
                <span className="visually-hidden">{text.events.jump}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <EventRow
                key={`${entry.run.runId} ${entry.kind} ${entry.series} ${entry.first}`}
                {...{ entry, text, onJump }}
                isNamed={runs.length > 1}
              />
            ))}
          </tbody>
        </table>
      </div>
      {entries.length > FEW && (
        <Button look="quiet" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? text.events.fewer : text.events.all(String(entries.length))}
        </Button>
      )}
    </Fold>
  );
}

interface RowProps {
  readonly entry: EventEntry;
  readonly isNamed: boolean;
  readonly text: CurveText;
  readonly onJump: (entry: EventEntry) => void;
}

function EventRow({ entry, isNamed, text, onJump }: RowProps) {
  const { run, kind, series, first, last, count, from } = entry;
  const what =
    kind === "restart" && from !== null
      ? text.events.restart(formatPosition(from))
      : text.events.kinds[kind];
  const where =
    first === last ? formatPosition(first) : `${formatPosition(first)}–${formatPosition(last)}`;
  return (
    <tr>
      {isNamed && (
        <td>
          <span className={styles.swatch} style={{ background: run.color }} /> {run.label}
        </td>
      )}
      <td>
        {what}{" "}
        {count > 1 && <span className={styles.quiet}>{text.events.times(String(count))}</span>}
      </td>
      <td className={styles.number}>{where}</td>
      <td>{series ?? <span className={styles.quiet}>{text.events.wholeRun}</span>}</td>
      <td>
        <Button
          look="quiet"
          aria-label={text.events.jumpLabel(what, where)}
          onClick={() => onJump(entry)}
        >
          {text.events.jump}
        </Button>
      </td>
    </tr>
  );
}

/** "3 × Spike, 1 × Restart". */
function counted(entries: readonly EventEntry[], text: CurveText): string {
  const counts = new Map<MarkKind, number>();
  for (const { kind, count } of entries) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts]
    .map(([kind, count]) => `${text.events.times(String(count))} ${text.events.kinds[kind]}`)
    .join(text.comma);
}
