import type { StressTest } from "@evalsite/protocol";
import { KeyValueTree } from "../../../components/key-value/key-value-tree.tsx";
import { Section } from "../../../components/section/section.tsx";
import { configTree } from "../../../model/config/config-tree.ts";
import { byLoad, loadAxis } from "../../../model/stress/load-points.ts";
import { useText } from "../../../state/language.ts";
import { stressTexts } from "../../../text/stress.ts";
import { LoadCharts } from "./load-charts.tsx";
import { LoadTable } from "./load-table.tsx";
import { PercentileTables } from "./percentile-tables.tsx";
import styles from "./stress.module.css";

/** A stress test: how throughput and latency change with the load. */
export function StressSection({ test }: { readonly test: StressTest }) {
  const text = useText(stressTexts);
  const axis = loadAxis(test.points);
  const points = byLoad(test.points, axis);
  const settings = configTree(test.settings);
  const name = [test.name === "." ? null : test.name, test.model].filter(Boolean).join(" · ");
  return (
    <Section title={name === "" ? text.title : `${text.title} · ${name}`}>
      <LoadTable points={points} />
      <LoadCharts points={points} axis={axis} />
      <PercentileTables points={points} />
      {settings.length > 0 && (
        <details className={styles.fold}>
          <summary>{text.settings}</summary>
          <KeyValueTree nodes={settings} open={false} />
        </details>
      )}
    </Section>
  );
}
