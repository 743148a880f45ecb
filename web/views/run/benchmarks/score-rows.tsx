import type { MetricScore } from "@evalsite/protocol";
import Link from "next/link";
import { useState } from "react";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { ScoreTrack } from "../../../components/score-track/score-track.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { type Domain, scoreDomain } from "../../../model/scores/score-domain.ts";
import { type ScoreNode, scoreTree, visibleRows } from "../../../model/scores/score-tree.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import styles from "./benchmarks.module.css";

interface RowsProps {
  readonly score: MetricScore;
  readonly samplesOf: ((subset: string) => string) | null;
}

/** Categories with their subsets; a category folds. */
export function ScoreRows({ score, samplesOf }: RowsProps) {
  const text = useText(benchmarkTexts).details;
  const [closed, setClosed] = useState<readonly string[]>([]);
  const tree = scoreTree(score);
  const rows = visibleRows(tree, (node) => !closed.includes(node.id));
  const domain = scoreDomain(
    score.semantics,
    score.subsets.map(({ value }) => ({ value, interval: null })),
  );
  const toggle = (id: string): void =>
    setClosed((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  return (
    <DataTable label={text.subsets}>
      <thead>
        <tr>
          <th scope="col">{text.subset}</th>
          <th scope="col" className={cell.number}>
            {text.value}
          </th>
          <th scope="col" className={cell.wide} aria-hidden="true" />
          <th scope="col" className={cell.number}>
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((node) => (
          <tr key={node.id} className={node.isAggregate ? styles.aggregate : undefined}>
            <th scope="row" style={{ paddingInlineStart: node.depth * 16 }}>
              <NodeName
                node={node}
                isOpen={!closed.includes(node.id)}
                onToggle={() => toggle(node.id)}
                samplesOf={samplesOf}
              />
            </th>
            <td className={cell.number} title={macroTitle(node, score, text.macro)}>
              {formatMetric(node.value, score.semantics)}
            </td>
            <td className={`${styles.track} ${cell.wide}`} aria-hidden="true">
              <NodeTrack node={node} domain={domain} />
            </td>
            <td className={cell.number}>{node.n === null ? "—" : formatCount(node.n)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

interface NodeProps {
  readonly node: ScoreNode;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly samplesOf: RowsProps["samplesOf"];
}

function NodeName({ node, isOpen, onToggle, samplesOf }: NodeProps) {
  const text = useText(benchmarkTexts).details;
  if (node.kind === "category") {
    return (
      <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={onToggle}>
        <span className={styles.chevron} aria-hidden="true" />
        {node.name}
      </button>
    );
  }
  if (node.isAggregate) {
    return (
      <>
        {node.name} <span className={styles.id}>{text.aggregate}</span>
      </>
    );
  }
  return samplesOf === null ? node.name : <Link href={samplesOf(node.name)}>{node.name}</Link>;
}

function NodeTrack({ node, domain }: { readonly node: ScoreNode; readonly domain: Domain }) {
  const colour = node.kind === "category" ? "var(--ink-3)" : "var(--series-1)";
  return <ScoreTrack domain={domain} value={node.value} interval={null} colour={colour} />;
}

function macroTitle(node: ScoreNode, score: MetricScore, label: string): string | undefined {
  return node.macroValue === null
    ? undefined
    : `${label}: ${formatMetric(node.macroValue, score.semantics)}`;
}
