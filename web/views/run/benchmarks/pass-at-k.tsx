import type { SuiteSummary } from "@evalsite/protocol";
import { z975 } from "@evalsite/statistics";
import { LinePlot } from "../../../components/line-plot/line-plot.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";

/** How the chance that one of k answers is right grows with k. Error bars are ± 1.96 standard errors. */
export function PassAtK({ suite }: { readonly suite: SuiteSummary }) {
  const text = useText(benchmarkTexts).details;
  if (suite.pass_at_k.length < 2) return null;
  const { semantics } = headlineScore(suite);
  return (
    <Block title={text.passAtK}>
      <LinePlot
        title={text.passAtKNote}
        xLabel="k"
        formatX={String}
        formatY={(y) => formatMetric(y, semantics)}
        lines={[
          {
            id: "pass",
            label: "pass@k",
            colour: "var(--series-1)",
            points: suite.pass_at_k.map(({ k, value, stderr }) => ({
              x: k,
              y: value,
              ...(stderr === null
                ? {}
                : {
                    low: Math.max(0, value - z975 * stderr),
                    high: Math.min(1, value + z975 * stderr),
                  }),
            })),
          },
        ]}
      />
    </Block>
  );
}
