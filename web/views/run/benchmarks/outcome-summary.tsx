import type { SuiteSummary } from "@evalsite/protocol";
import { OutcomeBar } from "../../../components/outcome-bar/outcome-bar.tsx";
import { OutcomeLegend } from "../../../components/outcome-bar/outcome-legend.tsx";
import { formatCount, formatShare } from "../../../model/format-quantity.ts";
import { samplesAddress } from "../../../model/run-state.ts";
import { type OutcomeShare, outcomeShares } from "../../../model/scores/outcome-shares.ts";
import { useText } from "../../../state/language.ts";
import { metricTexts } from "../../../text/metric.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
}

/** What became of the answers; each class leads to the samples in it. */
export function OutcomeSummary({ runId, suite }: Props) {
  const text = useText(benchmarkTexts).details;
  const names = useText(metricTexts).outcome;
  const shares = outcomeShares(suite.outcomes);
  if (shares.length === 0) return null;
  const count = (one: OutcomeShare): string =>
    `${formatCount(one.count)} (${formatShare(one.share)})`;
  return (
    <Block title={text.outcomes}>
      <OutcomeBar
        shares={shares}
        label={shares.map((one) => `${names[one.outcome]} ${count(one)}`).join(", ")}
      />
      <OutcomeLegend
        shares={shares}
        name={(outcome) => names[outcome]}
        count={count}
        href={
          suite.store === null
            ? null
            : (outcome) => samplesAddress(runId, { suite: suite.suite, outcome })
        }
      />
    </Block>
  );
}
