import { type ReactNode, useId, useMemo } from "react";
import { Button } from "../../components/button.tsx";
import { SearchBox } from "../../components/search-box.tsx";
import { positionText } from "../../model/curves/axis-ticks.ts";
import { AXES, availableAxes } from "../../model/curves/curve-axis.ts";
import type { CurveQuery } from "../../model/curves/curve-query.ts";
import { seriesNames } from "../../model/curves/curve.ts";
import { seriesSearch } from "../../model/curves/series-search.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import styles from "./curve-controls.module.css";
import type { ReadyRun } from "./loaded-run.ts";
import { SmoothingControl } from "./smoothing-control.tsx";
import type { ChangeQuery } from "./use-curve-query.ts";

interface Props {
  readonly runs: readonly ReadyRun[];
  readonly query: CurveQuery;
  readonly change: ChangeQuery;
  /** Whether there are runs to take the mean of. */
  readonly hasGroups: boolean;
}

/** The settings of all charts at once. They stay in view while the page scrolls. */
export function CurveControls({ runs, query, change, hasGroups }: Props) {
  const text = useText(curveTexts);
  const { controls } = text;
  const metrics = useMemo(() => runs.map((run) => run.metrics), [runs]);
  const names = useMemo(() => seriesNames(metrics), [metrics]);
  const axes = useMemo(() => availableAxes(metrics), [metrics]);
  const search = useMemo(() => seriesSearch(query.search), [query.search]);
  const id = useId();
  return (
    <fieldset className={styles.bar} aria-label={controls.label}>
      <div className={styles.search} title={controls.searchHint}>
        <SearchBox
          label={controls.search}
          value={query.search}
          onChange={(value) => change({ search: value })}
        />
        <span className={styles.count} aria-live="polite">
          {controls.count(names.filter(search.matches).length, names.length)}
        </span>
      </div>
      <SmoothingControl weight={query.smoothing} onChange={(smoothing) => change({ smoothing })} />
      <label className={styles.field} htmlFor={id}>
        {controls.axis}
        <select
          id={id}
          className={styles.select}
          value={query.axis}
          onChange={(event) => {
            const axis = AXES.find((one) => one === event.target.value) ?? "step";
            change({ axis, zoom: null });
          }}
        >
          {AXES.filter((axis) => axes.includes(axis) || axis === query.axis).map((axis) => (
            <option key={axis} value={axis}>
              {text.axis[axis]}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.toggles}>
        <Toggle isOn={query.logX} onChange={(logX) => change({ logX })}>
          {controls.logX}
        </Toggle>
        <Toggle isOn={query.logY} onChange={(logY) => change({ logY })}>
          {controls.logY}
        </Toggle>
        <Toggle isOn={query.clip} hint={controls.clipHint} onChange={(clip) => change({ clip })}>
          {controls.clip}
        </Toggle>
        <Toggle
          isOn={query.raw}
          hint={controls.rawHint}
          isDisabled={query.smoothing === 0}
          onChange={(raw) => change({ raw })}
        >
          {controls.raw}
        </Toggle>
        {hasGroups && (
          <Toggle isOn={query.mean} hint={controls.meanHint} onChange={(mean) => change({ mean })}>
            {controls.mean}
          </Toggle>
        )}
      </div>
      <ZoomState query={query} change={change} />
      {search.invalid !== null && (
        <output className={styles.invalid}>{controls.invalid(search.invalid)}</output>
      )}
    </fieldset>
  );
}

/** What part of the axis is shown. It keeps its room when that is all, so that nothing jumps. */
function ZoomState({ query: { zoom, axis }, change }: Pick<Props, "query" | "change">) {
  const text = useText(curveTexts);
  const [low, high] = zoom ?? [0, 0];
  return (
    <div className={styles.zoom} data-idle={zoom === null || undefined}>
      <span className="visually-hidden">{text.controls.zoomedLabel} </span>
      {text.axis[axis]} {text.controls.zoomed(positionText(low, axis), positionText(high, axis))}
      <Button onClick={() => change({ zoom: null })}>{text.controls.resetZoom}</Button>
    </div>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly hint?: string;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Toggle({ isOn, isDisabled = false, hint, onChange, children }: ToggleProps) {
  return (
    <label className={styles.toggle} title={hint} data-disabled={isDisabled || undefined}>
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
