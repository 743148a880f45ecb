import type { LoadPoint } from "@evalsite/protocol";
import { LinePlot } from "../../../components/line-plot/line-plot.tsx";
import { digits } from "../../../model/format-quantity.ts";
import { type LoadAxis, loadCurve } from "../../../model/stress/load-points.ts";
import {
  formatStress,
  plainName,
  stressUnit,
  unitSymbol,
} from "../../../model/stress/stress-quantity.ts";
import { useText } from "../../../state/language.ts";
import { stressTexts } from "../../../text/stress.ts";
import styles from "./stress.module.css";

interface Props {
  readonly points: readonly LoadPoint[];
  readonly axis: LoadAxis;
}

const drawn = ["output_tokens_per_s", "requests_per_s", "latency_s", "ttft_s", "tpot_s"];

/** Throughput and latency against the load; drawn from two points on. */
export function LoadCharts({ points, axis }: Props) {
  const text = useText(stressTexts);
  const charts = drawn.flatMap((name) => {
    const curve = loadCurve(points, axis, name);
    return new Set(curve.map((point) => point.x)).size < 2 ? [] : [{ name, curve }];
  });
  if (charts.length === 0) return null;
  return (
    <div className={styles.charts}>
      {charts.map(({ name, curve }) => {
        const unit = stressUnit(
          name,
          curve.map((point) => point.y),
        );
        const title = text.metrics[name] ?? plainName(name);
        return (
          <LinePlot
            key={name}
            title={[title, unitSymbol(unit)].filter(Boolean).join(", ")}
            xLabel={axis === "concurrency" ? text.concurrency : text.rate}
            formatX={digits}
            formatY={(y) => formatStress(y, unit)}
            lines={[{ id: name, label: title, colour: "var(--series-1)", points: curve }]}
          />
        );
      })}
    </div>
  );
}
