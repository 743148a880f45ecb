import type { MetricScore, SuiteSummary } from "@evalsite/protocol";
import { samplesAddress } from "../../../model/run-state.ts";
import { suiteScores } from "../../../model/scores/headline-score.ts";
import { metricChoice } from "../../../model/scores/metric-choice.ts";
import { metricLabel } from "../../../model/scores/metric-label.ts";
import { useText } from "../../../state/language.ts";
import { useQueryState } from "../../../state/query.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";
import { ScoreRows } from "./score-rows.tsx";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
}

/** Categories and subsets of one metric; the reader chooses which when several have them. */
export function SubsetTable({ runId, suite }: Props) {
  const text = useText(benchmarkTexts).details;
  const scores = suiteScores(suite).filter((score) => score.subsets.length > 0);
  const [choice, setChoice] = useQueryState(metricChoice);
  const score = scores.find((one) => one.key === choice.get(suite.suite)) ?? scores[0];
  if (score === undefined || isTrivial(score)) return null;
  return (
    <Block title={text.subsets}>
      {scores.length > 1 && (
        <select
          aria-label={text.metric}
          value={score.key}
          onChange={({ target }) =>
            setChoice((now) => new Map([...now, [suite.suite, target.value]]))
          }
        >
          {scores.map(({ key, identity }) => (
            <option key={key} value={key}>
              {metricLabel(identity)}
            </option>
          ))}
        </select>
      )}
      <ScoreRows
        score={score}
        samplesOf={
          suite.store === null
            ? null
            : (subset) => samplesAddress(runId, { suite: suite.suite, subset })
        }
      />
    </Block>
  );
}

/** A single subset says nothing that the headline does not. */
function isTrivial(score: MetricScore): boolean {
  return score.subsets.length < 2 && score.categories.length < 2;
}
