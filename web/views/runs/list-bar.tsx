import { useRouter } from "next/router";
import { Button } from "../../components/button.tsx";
import { routes } from "../../model/routes.ts";
import type { RunsLayout, RunsMeasure } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { BaselineButton } from "./baseline-button.tsx";
import { ColumnChooser } from "./column-chooser.tsx";
import { ExportMenu } from "./export-menu.tsx";
import styles from "./list-bar.module.css";
import { keepColumns } from "./use-kept-columns.ts";
import type { RunList } from "./use-run-list.ts";
import { WeightFields } from "./weight-fields.tsx";

interface Props {
  readonly list: RunList;
  readonly layout: RunsLayout;
  readonly onLayout: (layout: RunsLayout) => void;
  readonly selected: readonly string[];
  readonly onSelect: (selected: readonly string[]) => void;
  readonly measure: RunsMeasure;
  readonly onMeasure: (measure: RunsMeasure) => void;
}

/** What is shown, and what can be done with it. */
export function ListBar(props: Props) {
  const { list, layout, onLayout, selected, onSelect, measure, onMeasure } = props;
  const text = useText(runsText);
  const router = useRouter();
  return (
    <div className={styles.bar}>
      <p className={styles.count} aria-live="polite">
        {text.count(list.sorted.length, list.rows.length)}
        {selected.length > 0 && ` · ${text.selected(selected.length)}`}
        {layout.isGrouped && <span className={styles.legend}>{text.groupLegend}</span>}
      </p>
      <div className={styles.actions}>
        {selected.length > 0 && (
          <Button look="quiet" onClick={() => onSelect([])}>
            {text.clearSelection}
          </Button>
        )}
        <Button
          aria-pressed={layout.isGrouped}
          title={text.groupHint}
          onClick={() => onLayout({ ...layout, isGrouped: !layout.isGrouped, folded: [] })}
        >
          {text.group}
        </Button>
        <BaselineButton
          figures={list.figures}
          wanted={measure.baseline}
          selected={selected}
          onBaseline={(baseline) => onMeasure({ ...measure, baseline })}
        />
        {list.shown.some(({ id }) => id === "composite") && (
          <WeightFields
            list={list}
            weights={measure.weights}
            onWeights={(weights) => onMeasure({ ...measure, weights })}
          />
        )}
        <ColumnChooser
          columns={list.columns}
          shown={list.shown}
          onOpen={list.figures.ask}
          onChoose={(columns) => {
            keepColumns(columns);
            onLayout({ ...layout, columns });
          }}
        />
        <ExportMenu list={list} />
        <Button
          look="primary"
          disabled={selected.length < 2}
          title={selected.length < 2 ? text.compareHint : undefined}
          onClick={() => void router.push(routes.compare(selected))}
        >
          {text.compare(selected.length)}
        </Button>
      </div>
    </div>
  );
}
