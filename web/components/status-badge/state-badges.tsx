import type { KindStatus, RunIndexEntry } from "@evalsite/protocol";
import { statesOf } from "../../model/run-states.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { stateTexts } from "../../text/states.ts";
import styles from "./status-badge.module.css";

interface Props {
  readonly run: Pick<RunIndexEntry, "status" | "states" | "kinds">;
  /** Beside a name: only what is wrong. That a log does not tell its end is the rule, and no remark. */
  readonly isRemark?: boolean;
}

/** How far each kind of a run's work got, in a word, with the reason as its hint. */
export function StateBadges({ run, isRemark = false }: Props) {
  const states = statesOf(run);
  const { name, reason } = useStateText();
  const shown = states.filter(
    ({ status }) => !isRemark || (status !== "complete" && status !== "unknown"),
  );
  return shown.map((state) => (
    <span
      key={state.kind}
      className={`${styles.badge} ${styles[state.status]}`}
      title={reason(state)}
    >
      {name(state, states.length > 1)}
    </span>
  ));
}

/** A state in a word, with its kind where there are several; and why it is so. */
export function useStateText() {
  const { status, kind } = useText(common);
  const text = useText(stateTexts);
  return {
    name: (state: KindStatus, ofSeveral: boolean): string => {
      const word = text.short[state.reason]?.(state) ?? status[state.status];
      return ofSeveral && state.kind !== null ? text.of(kind[state.kind], word) : word;
    },
    reason: (state: KindStatus): string => text.reason[state.reason](state),
  };
}
