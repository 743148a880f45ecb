import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import type { LoadedComparison } from "../../data/item-comparison.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { sampleTexts } from "../../text/sample.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { AnswerColumn } from "./answer-column.tsx";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";
import { SharedQuestion } from "./shared-question.tsx";
import { step } from "./use-steps.ts";

const looks = ["chat", "plain", "diff"] as const;
export type AnswerLook = (typeof looks)[number];

interface Props {
  readonly runs: readonly DiffRun[];
  readonly loaded: LoadedComparison;
  readonly lines: Uint32Array;
  readonly line: number;
  readonly onOpen: (line: number | null) => void;
}

/** All runs' answers to one item beside each other, under the question. */
export function SideBySide({ runs, loaded, lines, line, onOpen }: Props) {
  const text = useText(sampleTexts);
  const diffText = useText(sampleDiffTexts);
  const words = useText(common);
  const [look, setLook] = useState<AnswerLook>("chat");
  const at = lines.indexOf(line);
  const back = step(lines, at, -1);
  const on = step(lines, at, 1);
  return (
    <section className={styles.panel} aria-label={diffText.sideBySide}>
      <header className={styles.panelHead}>
        <Button
          aria-label={text.previous}
          title={text.previous}
          disabled={back === null}
          onClick={() => onOpen(back)}
        >
          ‹
        </Button>
        <Button
          aria-label={text.next}
          title={text.next}
          disabled={on === null}
          onClick={() => onOpen(on)}
        >
          ›
        </Button>
        <span className={styles.place}>
          <strong>{`#${formatCount(line + 1)}`}</strong>
          {at !== -1 && (
            <span className={styles.hint}>
              {text.position(formatCount(at + 1), formatCount(lines.length))}
            </span>
          )}
        </span>
        <span className={styles.end}>
          <Choice
            label={text.view}
            options={looks.map((id) => ({ id, label: text.views[id] }))}
            selected={look}
            onSelect={setLook}
          />
          <CopyButton label={text.copyLink} text={() => window.location.href} />
          <Button
            look="quiet"
            aria-label={words.close}
            title={`${words.close} (Esc)`}
            onClick={() => onOpen(null)}
          >
            ✕
          </Button>
        </span>
      </header>
      <div className={styles.sides}>
        <SharedQuestion loaded={loaded} line={line} />
        <div className={styles.answers}>
          {runs.map((run, position) => (
            <AnswerColumn
              key={run.runId}
              run={run}
              position={position}
              loaded={loaded}
              line={line}
              look={look}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
