import type { RunIndexEntry } from "@evalsite/protocol";
import { useState } from "react";
import { Loading } from "../../../components/loading.tsx";
import { Popover } from "../../../components/popover.tsx";
import { ProblemPanel } from "../../../components/problem-panel.tsx";
import { SearchBox } from "../../../components/search-box.tsx";
import { useIndex } from "../../../data/hooks.ts";
import { findRuns } from "../../../model/find-runs.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import styles from "./runs.module.css";

interface Props {
  readonly chosen: readonly string[];
  readonly onAdd: (runId: string) => void;
  readonly onRemove: (runId: string) => void;
}

/** A search over all runs; a checked run takes part in the comparison. */
export function AddRuns(props: Props) {
  const text = useText(compareTexts).runs;
  return <Popover label={text.add}>{() => <RunSearch {...props} />}</Popover>;
}

const mostShown = 60;

function RunSearch({ chosen, onAdd, onRemove }: Props) {
  const text = useText(compareTexts).runs;
  const index = useIndex();
  const [find, setFind] = useState("");
  if (index.state === "loading") return <Loading />;
  if (index.state === "problem") {
    return <ProblemPanel problem={index.problem} retry={index.retry} />;
  }
  const found = findRuns(index.value, find);
  return (
    <div className={styles.search}>
      <SearchBox label={text.search} value={find} onChange={setFind} />
      <ul className={styles.found}>
        {found.slice(0, mostShown).map((run) => (
          <li key={run.run_id}>
            <label className={styles.option}>
              <input
                type="checkbox"
                checked={chosen.includes(run.run_id)}
                onChange={({ target }) => (target.checked ? onAdd : onRemove)(run.run_id)}
              />
              <span>
                {run.run_id}
                <span className={styles.about}>{aboutRun(run)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.about}>{text.noneFound}</p>}
      {found.length > mostShown && (
        <p className={styles.about}>{text.more(found.length - mostShown)}</p>
      )}
    </div>
  );
}

function aboutRun(run: RunIndexEntry): string {
  return [run.project, run.experiment, run.model_name, run.dataset].filter(Boolean).join(" · ");
}
