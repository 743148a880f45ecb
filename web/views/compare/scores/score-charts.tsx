import { Choice } from "../../../components/choice.tsx";
import { Section } from "../../../components/section/section.tsx";
import { type CompareState, scoreCharts } from "../../../model/compare-state.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import type { SetQueryState } from "../../../state/query.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { BarPanels } from "./bar-panels.tsx";
import { CompareRadar } from "./compare-radar.tsx";
import { ScoreHeatmap } from "./score-heatmap.tsx";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
  readonly state: CompareState;
  readonly setState: SetQueryState<CompareState>;
}

/** The same scores as bars with error bars, on a radar, or as a heatmap. */
export function ScoreCharts({ rows, runs, state, setState }: Props) {
  const text = useText(compareTexts).scores;
  return (
    <Section
      title={text.charts}
      aside={
        <Choice
          label={text.charts}
          options={scoreCharts.map((id) => ({ id, label: text.chart[id] }))}
          selected={state.chart}
          onSelect={(chart) => setState((now) => ({ ...now, chart }))}
        />
      }
    >
      {state.chart === "bars" && <BarPanels rows={rows} runs={runs} />}
      {state.chart === "radar" && (
        <CompareRadar
          rows={rows}
          runs={runs}
          drawn={state.drawn}
          onDrawn={(drawn) => setState((now) => ({ ...now, drawn }))}
        />
      )}
      {state.chart === "heatmap" && <ScoreHeatmap rows={rows} runs={runs} />}
    </Section>
  );
}
