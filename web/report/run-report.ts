import type { EvalSummary, MetricScore, RunMeta, SuiteSummary } from "@evalsite/protocol";
import { runSettings } from "../model/config/run-settings.ts";
import { MISSING, formatMetric } from "../model/format-metric.ts";
import { formatCount } from "../model/format-quantity.ts";
import { formatInterval } from "../model/scores/format-interval.ts";
import { headlineScore } from "../model/scores/headline-score.ts";
import { metricLabel } from "../model/scores/metric-label.ts";
import { outcomeShares } from "../model/scores/outcome-shares.ts";
import { scoreDomain } from "../model/scores/score-domain.ts";
import { scoreTree, visibleRows } from "../model/scores/score-tree.ts";
import type { Language } from "../text/bilingual.ts";
import { common } from "../text/common.ts";
import { metricTexts } from "../text/metric.ts";
import { compareTexts } from "../text/compare.ts";
import { reportTexts } from "../text/report.ts";
import { verdictTexts } from "../text/verdict.ts";
import { type Html, html } from "./html.ts";
import { scoreLine } from "./plots.ts";
import { head, number, reportPage, tableOf } from "./report-page.ts";

/** A run as one HTML document: its scores with intervals, subsets and outcomes, and its settings. */
export function runReport(meta: RunMeta, summary: EvalSummary, language: Language): string {
  const text = reportTexts[language];
  const title = text.run(meta.run_id);
  const facts = [meta.project, meta.experiment, meta.model.name, meta.dataset.name];
  const settings = [...runSettings(meta)];
  return reportPage(
    title,
    language,
    html`<h1>${title}</h1>
      <p>
        ${facts.filter((fact) => fact !== null).join(" · ")} ${common[language].status[meta.status]}
      </p>
      ${meta.notes === null ? null : html`<p>${meta.notes}</p>`}
      <h2>${text.scores}</h2>
      ${summary.suites.length === 0 ? html`<p>${text.nothing}</p>` : scoreTable(summary, language)}
      <h2>${text.settings}</h2>
      ${tableOf(
        [head(text.name), head("")],
        settings.map(
          ([path, value]) =>
            html`<tr>
              <th scope="row">${path}</th>
              <td>${value}</td>
            </tr>`,
        ),
      )}
      <p class="quiet">${text.content(meta.content_id ?? MISSING)}</p>`,
  );
}

function scoreTable({ suites }: EvalSummary, language: Language): Html {
  const text = reportTexts[language];
  const heads = compareTexts[language].scores;
  return tableOf(
    [
      head(heads.benchmark),
      head(heads.metric),
      head(text.scores, true),
      head(""),
      head(text.interval, true),
      head(verdictTexts[language].n, true),
      head(text.outcomes),
    ],
    suites.flatMap((suite) => suiteRows(suite, language)),
  );
}

function suiteRows(suite: SuiteSummary, language: Language): readonly Html[] {
  const score = headlineScore(suite);
  const { semantics } = score;
  const names = metricTexts[language].outcome;
  const outcomes = outcomeShares(suite.outcomes).map(
    ({ outcome, count }) => `${names[outcome]} ${formatCount(count)}`,
  );
  const parts = visibleRows(scoreTree(score), () => true).map(
    (node) =>
      html`<tr>
        <th scope="row" class="part">${node.name}</th>
        <td></td>
        ${number(formatMetric(node.value, semantics))}
        <td></td>
        <td></td>
        ${countCell(node.n)}
        <td></td>
      </tr>`,
  );
  return [
    html`<tr>
      <th scope="row">${suite.title ?? suite.suite}</th>
      <td>${metricLabel(score.identity)}</td>
      ${number(formatMetric(score.value, semantics))}
      <td>${plotOf(score)}</td>
      ${number(
        score.interval === null ? MISSING : formatInterval(score.interval, semantics),
      )}${countCell(score.n)}
      <td>${outcomes.join(compareTexts[language].scores.comma)}</td>
    </tr>`,
    ...parts,
  ];
}

function countCell(n: number | null): Html {
  return number(n === null ? MISSING : formatCount(n));
}

function plotOf(score: MetricScore): Html | null {
  if (score.value === null) return null;
  return scoreLine(score.value, score.interval, scoreDomain(score.semantics, [score]));
}
