import type { RunMark } from "../../model/run-mark.ts";
import styles from "./run-name.module.css";

interface Props {
  readonly mark: RunMark;
  /** As it is shown; see `shortNames`. */
  readonly name: string;
  readonly runId: string;
}

/** A run's letter in its colour, and its name by what differs; the whole name on hover. */
export function RunName({ mark, name, runId }: Props) {
  return (
    <span className={styles.run} title={runId}>
      <RunLetter mark={mark} />
      <bdi className={styles.name}>{name}</bdi>
      {name !== runId && <span className="visually-hidden">{runId}</span>}
    </span>
  );
}

/** The letter alone, where the name stands close by. */
export function RunLetter({ mark }: { readonly mark: RunMark }) {
  return (
    <b className={styles.letter} style={{ background: mark.colour }}>
      {mark.letter}
    </b>
  );
}
