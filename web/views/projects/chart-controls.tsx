import { useId } from "react";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { type ProjectQuery, smoothings } from "../../model/experiments/project-query.ts";
import { useText } from "../../state/language.ts";
import type { SetQueryState } from "../../state/query.ts";
import { projectTexts } from "../../text/projects.ts";
import styles from "./chart-controls.module.css";

interface Props {
  /** The series that is drawn; null while no log is there. */
  readonly series: string | null;
  readonly names: readonly string[];
  readonly query: ProjectQuery;
  readonly onQuery: SetQueryState<ProjectQuery>;
}

/** The settings of all charts of the page. */
export function ChartControls({ series, names, query, onQuery }: Props) {
  const text = useText(projectTexts).settings;
  const change = (part: Partial<ProjectQuery>) => onQuery((now) => ({ ...now, ...part }));
  const id = useId();
  if (series === null) return null;
  return (
    <fieldset className={styles.bar} aria-label={text.label}>
      <label className={styles.field} htmlFor={id}>
        {text.series}
        <select
          id={id}
          className={styles.select}
          value={series}
          onChange={(event) => change({ series: event.target.value })}
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <span className={styles.field}>
        {text.smoothing}
        <Choice
          label={text.smoothing}
          options={smoothings.map((weight) => ({
            id: `${weight}`,
            label: text.smooth[`${weight}`],
          }))}
          selected={`${smoothings.find((weight) => weight === query.smoothing) ?? 0}`}
          onSelect={(weight) => change({ smoothing: Number(weight) })}
        />
      </span>
      <Toggle isOn={query.logX} onChange={(logX) => change({ logX, zoom: null })}>
        {text.logX}
      </Toggle>
      <Toggle isOn={query.logY} onChange={(logY) => change({ logY })}>
        {text.logY}
      </Toggle>
      <Toggle isOn={query.clip} onChange={(clip) => change({ clip })}>
        {text.clip}
      </Toggle>
      {query.zoom !== null && (
        <Button onClick={() => change({ zoom: null })}>{text.resetZoom}</Button>
      )}
    </fieldset>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: string;
}

function Toggle({ isOn, onChange, children }: ToggleProps) {
  return (
    <label className={styles.toggle}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}
