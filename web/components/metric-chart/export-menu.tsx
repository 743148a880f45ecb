import { useId, useRef, useState } from "react";
import { Button } from "../button.tsx";
import { curvesCsv } from "../../model/curves/curve-csv.ts";
import { curveFigure } from "../../model/curves/curve-figure.ts";
import { curvePlot } from "../../model/curves/curve-plot.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { type Figure, figureSvg } from "../../model/curves/figure.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { chartColors, chartFont } from "./chart-colors.ts";
import { ChartIcon } from "./chart-icon.tsx";
import { exportNotes } from "./chart-notes.ts";
import type { ChartSettings } from "./chart-settings.ts";
import styles from "./metric-chart.module.css";
import { figurePng, fileName, saveFile } from "./save-file.ts";

interface Props {
  readonly name: string;
  readonly curves: readonly Curve[];
  readonly settings: ChartSettings;
  readonly zoom: Range | null;
  readonly xLabel: string;
  readonly notes: readonly string[];
}

const PAPER = { width: 880, plotHeight: 400 } as const;
const PNG_SCALE = 2;

/** The chart as a file: what is in view as PNG or SVG, every point as CSV. */
export function ExportMenu(props: Props) {
  const texts = useText(curveTexts);
  const text = texts.chart;
  const id = useId();
  const anchor = `--export-${id.replaceAll(/\W/gu, "")}`;
  const menu = useRef<HTMLDivElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const { name, curves, settings } = props;
  const save = async (make: () => Promise<void> | void) => {
    setFailed(false);
    try {
      await make();
      menu.current?.hidePopover();
    } catch {
      setFailed(true);
    }
  };
  const notes = [...props.notes, ...exportNotes(curves, settings, texts)];
  const draw = () => figureOf({ ...props, notes }, menu.current ?? document.body);
  const saveSvg = () =>
    saveFile(fileName(name, "svg"), new Blob([figureSvg(draw())], { type: "image/svg+xml" }));
  const savePng = async () => saveFile(fileName(name, "png"), await figurePng(draw(), PNG_SCALE));
  const saveCsv = () => {
    const csv = curvesCsv(curves, settings.axis, settings.smoothing);
    saveFile(fileName(name, "csv"), new Blob([csv], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <>
      <Button
        look="quiet"
        className={styles.icon}
        popoverTarget={id}
        style={{ anchorName: anchor }}
        aria-label={text.export}
        title={text.export}
      >
        <ChartIcon name="save" />
      </Button>
      <div
        id={id}
        ref={menu}
        popover="auto"
        className={styles.menu}
        style={{ positionAnchor: anchor }}
      >
        <Button look="quiet" onClick={() => void save(savePng)}>
          {text.exportPng}
        </Button>
        <Button look="quiet" onClick={() => void save(saveSvg)}>
          {text.exportSvg}
        </Button>
        <Button look="quiet" onClick={() => void save(saveCsv)}>
          {text.exportCsv}
        </Button>
        {hasFailed && <p role="alert">{text.exportFailed}</p>}
      </div>
    </>
  );
}

function figureOf(
  { name, curves, settings, zoom, xLabel, notes }: Props,
  host: HTMLElement,
): Figure {
  const plot = curvePlot(curves, { ...settings, zoom, columns: PAPER.width });
  const colors = chartColors(
    host,
    curves.map((curve) => curve.run.color),
  );
  const title =
    curves.length === 1 && curves[0] !== undefined ? `${name} · ${curves[0].run.label}` : name;
  return curveFigure(curves, plot, {
    ...settings,
    ...PAPER,
    title,
    xLabel,
    notes,
    colors,
    font: chartFont(host),
  });
}
