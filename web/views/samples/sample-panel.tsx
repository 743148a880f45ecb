import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Loading } from "../../components/loading.tsx";
import { AttemptMarks } from "../../components/samples-table/attempt-marks.tsx";
import { SampleProblems } from "../../components/sample-problems/sample-problems.tsx";
import {
  type SampleLook,
  SampleView,
  sampleLooks,
} from "../../components/sample-view/sample-view.tsx";
import type { SampleReader } from "../../data/sample-store.ts";
import { useAttempts } from "../../data/use-attempts.ts";
import { useSample } from "../../data/use-sample-parts.ts";
import { formatCount } from "../../model/format-quantity.ts";
import type { NumberColumn } from "../../model/samples/number-column.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { sampleTexts } from "../../text/sample.ts";
import { samples } from "../../text/samples.ts";
import styles from "./samples-tab.module.css";
import type { SampleList } from "./use-sample-list.ts";
import { step } from "./use-steps.ts";

interface Props {
  readonly reader: SampleReader;
  readonly row: number;
  readonly list: SampleList;
  readonly look: SampleLook;
  readonly onLook: (look: SampleLook) => void;
  readonly onOpen: (row: number | null) => void;
  readonly onRetry: () => void;
}

/** The open sample with its place in the list, and the way to the next. */
export function SamplePanel(props: Props) {
  const { reader, row, list, look, onOpen } = props;
  const text = useText(sampleTexts);
  const listText = useText(samples);
  const words = useText(common);
  const opened = useSample(reader, row);
  const isCurrent = opened.state === "done" && opened.row === row;
  const at = list.lineOf(row);
  const back = step(list.lines, at, -1);
  const on = step(list.lines, at, 1);
  return (
    <section className={styles.panel} aria-label={text.sampleNumber(formatCount(row + 1))}>
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
          <strong>{`#${formatCount(row + 1)}`}</strong>
          {at !== -1 && (
            <span className={styles.hint}>
              {text.position(formatCount(at + 1), formatCount(list.lines.length))}
            </span>
          )}
        </span>
        <span className={styles.end}>
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
      {/* A new sample begins at its top. */}
      <div
        key={opened.state === "done" ? opened.row : "none"}
        className={styles.panelBody}
        aria-busy={!isCurrent}
      >
        {at === -1 && list.isReady && <p className={styles.hint}>{listText.notInList}</p>}
        {opened.state === "loading" && <Loading label={text.loadingSample} />}
        {opened.state === "done" && opened.result.kind === "problem" && (
          <SampleProblems problems={[opened.result.problem]} onRetry={props.onRetry} />
        )}
        {opened.state === "done" && opened.result.kind === "ok" && (
          <div className={isCurrent ? undefined : styles.stale}>
            <div className={styles.identity}>
              <span className={styles.names}>
                <span>
                  <span className={styles.hint}>{listText.column.id}</span>{" "}
                  <bdi className={styles.id}>{opened.result.value.id}</bdi>
                </span>
                <span>
                  <span className={styles.hint}>{listText.column.subset}</span>{" "}
                  <bdi>{opened.result.value.subset}</bdi>
                </span>
              </span>
              <Choice
                label={text.view}
                options={sampleLooks.map((id) => ({ id, label: text.views[id] }))}
                selected={look}
                onSelect={props.onLook}
              />
            </div>
            {reader.store.rows > reader.store.items && (
              <Attempts reader={reader} row={row} item={list.item} onOpen={onOpen} />
            )}
            <SampleView
              sample={opened.result.value}
              runFolder={reader.runFolder}
              version={reader.version}
              look={look}
            />
          </div>
        )}
      </div>
    </section>
  );
}

interface AttemptsProps {
  readonly reader: SampleReader;
  readonly row: number;
  readonly item: NumberColumn | null;
  readonly onOpen: (row: number) => void;
}

/** The other answers to the same item. */
function Attempts({ reader, row, item, onOpen }: AttemptsProps) {
  const text = useText(sampleTexts);
  const attempts = useAttempts(reader, row, item);
  if (attempts === null) return null;
  return (
    <p className={styles.attempts}>
      <span className={styles.hint}>{text.attempts}</span>
      <AttemptMarks attempts={attempts} open={row} onOpen={onOpen} />
    </p>
  );
}
