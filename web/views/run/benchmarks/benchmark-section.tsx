import type { EvalSummary, RunMeta, SuiteSummary } from "@evalsite/protocol";
import { Button } from "../../../components/button.tsx";
import { ReportButton } from "../../../components/report-button.tsx";
import { RadarNote } from "../../../components/summary-radar/radar-note.tsx";
import { Section } from "../../../components/section/section.tsx";
import { type RadarAxis, axesPlan, scoreAxes } from "../../../model/scores/radar-axes.ts";
import type { RadarPlan } from "../../../model/scores/radar-plan.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import { useText } from "../../../state/language.ts";
import type { Language } from "../../../text/bilingual.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { BenchmarkTable } from "./benchmark-table.tsx";
import { RunRadar } from "./run-radar.tsx";
import styles from "./benchmarks.module.css";

interface Props {
  readonly meta: RunMeta;
  readonly summary: EvalSummary;
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
}

/** All benchmarks of the run as a table, with a radar beside it where one makes sense. */
export function BenchmarkSection({ meta, summary, open, onOpen }: Props) {
  const { suites } = summary;
  const text = useText(benchmarkTexts).benchmarks;
  const { plan, axes, partsOf } = radarOf(suites);
  const allOpen = suites.every((suite) => open.includes(suite.suite));
  return (
    <Section
      title={text.title}
      aside={
        <div className={styles.aside}>
          <Button
            look="quiet"
            onClick={() => onOpen(allOpen ? [] : suites.map((suite) => suite.suite))}
          >
            {allOpen ? text.foldAll : text.unfoldAll}
          </Button>
          <ReportButton
            file={`${meta.run_id}.html`}
            report={(language) => report(meta, summary, language)}
          />
        </div>
      }
    >
      <div className={plan.kind === "axes" ? styles.withRadar : undefined}>
        <BenchmarkTable runId={meta.run_id} suites={suites} open={open} onOpen={onOpen} />
        {plan.kind === "axes" && (
          <div className={styles.side}>
            <RunRadar plan={plan} axes={axes} partsOf={partsOf} />
            <RadarNote plan={plan} />
          </div>
        )}
      </div>
      {plan.kind === "too-few" && <RadarNote plan={plan} />}
    </Section>
  );
}

/** Over the benchmarks where they can be compared, else over the parts of the first benchmark that has enough. */
function radarOf(suites: readonly SuiteSummary[]): {
  readonly plan: RadarPlan;
  readonly axes: readonly RadarAxis[];
  readonly partsOf: string | null;
} {
  const axes = suites.map((suite): RadarAxis => {
    const { semantics, value } = headlineScore(suite);
    return { id: suite.suite, name: suite.suite, semantics, values: [value] };
  });
  const plan = axesPlan(axes);
  if (plan.kind === "axes") return { plan, axes, partsOf: null };
  for (const suite of suites) {
    const score = headlineScore(suite);
    const parts = scoreAxes([score], score.semantics);
    const over = axesPlan(parts);
    if (over.kind === "axes")
      return { plan: over, axes: parts, partsOf: suite.title ?? suite.suite };
  }
  return { plan, axes, partsOf: null };
}

/** The document is made of code that no page needs before somebody asks for it. */
async function report(meta: RunMeta, summary: EvalSummary, language: Language): Promise<string> {
  const { runReport } = await import("../../../report/run-report.ts");
  return runReport(meta, summary, language);
}
