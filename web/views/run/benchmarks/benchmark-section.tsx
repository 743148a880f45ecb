import type { SuiteSummary } from "@evalsite/protocol";
import { Button } from "../../../components/button.tsx";
import { RadarNote } from "../../../components/summary-radar/radar-note.tsx";
import { Section } from "../../../components/section/section.tsx";
import { radarPlan } from "../../../model/scores/radar-plan.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { BenchmarkTable } from "./benchmark-table.tsx";
import { RunRadar } from "./run-radar.tsx";
import styles from "./benchmarks.module.css";

interface Props {
  readonly runId: string;
  readonly suites: readonly SuiteSummary[];
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
}

/** All benchmarks of the run as a table, with a radar beside it where one makes sense. */
export function BenchmarkSection({ runId, suites, open, onOpen }: Props) {
  const text = useText(benchmarkTexts).benchmarks;
  const plan = radarPlan(
    suites.map((suite) => {
      const { semantics, value } = headlineScore(suite);
      return { id: suite.suite, semantics, hasValue: value !== null };
    }),
  );
  const allOpen = suites.every((suite) => open.includes(suite.suite));
  return (
    <Section
      title={text.title}
      aside={
        <Button
          look="quiet"
          onClick={() => onOpen(allOpen ? [] : suites.map((suite) => suite.suite))}
        >
          {allOpen ? text.foldAll : text.unfoldAll}
        </Button>
      }
    >
      <div className={plan.kind === "axes" ? styles.withRadar : undefined}>
        <BenchmarkTable runId={runId} suites={suites} open={open} onOpen={onOpen} />
        {plan.kind === "axes" && (
          <div className={styles.side}>
            <RunRadar plan={plan} suites={suites} />
            <RadarNote plan={plan} />
          </div>
        )}
      </div>
      {plan.kind === "too-few" && <RadarNote plan={plan} />}
    </Section>
  );
}
