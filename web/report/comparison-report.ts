import type { RunMeta } from "@evalsite/protocol";
import { type Against, type ComparedRow } from "../model/comparison/compared-rows.ts";
import { type ForestAxis, forestAxis, forestMark } from "../model/comparison/forest-scale.ts";
import { countVerdicts } from "../model/comparison/verdict-count.ts";
import { configRows } from "../model/config/config-rows.ts";
import { runSettings } from "../model/config/run-settings.ts";
import { tellingSettings } from "../model/config/telling-settings.ts";
import { MISSING, formatMetric, formatSigned } from "../model/format-metric.ts";
import { digits, formatCount } from "../model/format-quantity.ts";
import { runMark } from "../model/run-mark.ts";
import type { Language } from "../text/bilingual.ts";
import { compareTexts } from "../text/compare.ts";
import { reportTexts } from "../text/report.ts";
import { formatP, verdictWords } from "../text/verdict-words.ts";
import { verdictTexts } from "../text/verdict.ts";
import { type Html, html } from "./html.ts";
import { forestLine } from "./plots.ts";
import { head, letterMark, number, reportPage, tableOf } from "./report-page.ts";

export interface ReportedRun {
  readonly runId: string;
  readonly meta: RunMeta;
}

/**
 * A comparison as one HTML document: the answer, the runs, and of every other run a table with the differences to the first.
 * @param runs the baseline first, in the order of the rows' cells
 */
export function comparisonReport(
  rows: readonly ComparedRow[],
  runs: readonly ReportedRun[],
  language: Language,
): string {
  const text = reportTexts[language];
  const title = text.compare(
    runs.map(({ runId }) => runId).join(compareTexts[language].scores.comma),
  );
  const candidates = runs.slice(1);
  return reportPage(
    title,
    language,
    html`<h1>${title}</h1>
      ${candidates.map((_, at) => html`<p class="answer">${sentence(rows, at + 1, language)}</p>`)}
      <h2>${text.runs}</h2>
      ${runTable(runs, language)} ${notes(rows, language)}
      ${candidates.map((run, at) => differences(rows, runs, at + 1, run, language))}
      <p class="quiet">${text.methods}</p>
      <p class="quiet">
        ${runs.map(({ meta }) => text.content(meta.content_id ?? MISSING)).join("; ")}
      </p>`,
  );
}

function letterOf(position: number): string {
  return runMark(position).letter;
}

function sentence(rows: readonly ComparedRow[], at: number, language: Language): string {
  const text = verdictTexts[language];
  const counts = countVerdicts(rows, at);
  const largest = text.points(digits((counts.largest ?? 0) * 100));
  const said = `${letterOf(at)} ${text.sentence(letterOf(0), { ...counts, largest })}`;
  return counts.notCompared > 0 && counts.compared > 0
    ? `${said} ${text.notCompared(counts.notCompared)}`
    : said;
}

const mostSettings = 6;

function runTable(runs: readonly ReportedRun[], language: Language): Html {
  const heads = verdictTexts[language].runs;
  const settings = tellingSettings(
    configRows(runs.map(({ meta }) => runSettings(meta))),
    runs.map(({ runId }) => runId),
    mostSettings,
  );
  return tableOf(
    [
      head(heads.run),
      head(heads.model),
      head(heads.checkpoint, true),
      ...settings.map(({ label }) => head(label, true)),
    ],
    runs.map(({ runId, meta }, at) => {
      const step = meta.checkpoint?.step ?? null;
      const cells = settings.map(({ values }) => number(values[at] ?? MISSING));
      return html`<tr>
        <th scope="row">${letterMark(letterOf(at), at)} ${runId}</th>
        <td>${meta.model.name ?? MISSING}</td>
        ${number(step === null ? MISSING : formatCount(step))}${cells}
      </tr>`;
    }),
  );
}

/** Settings that differ on a benchmark, and runs that are not complete. */
function notes(rows: readonly ComparedRow[], language: Language): Html | null {
  const { warnings } = verdictTexts[language];
  const { topics, comma } = compareTexts[language].scores;
  const found = rows.flatMap(({ row }) =>
    row.differences.map(({ topic, key, values }) => {
      const name = key === "" ? topics[topic] : key;
      const shown = values.map((value) => value ?? MISSING).join(comma);
      return warnings.setting(name, `${row.title ?? row.suite} (${shown})`);
    }),
  );
  if (found.length === 0) return null;
  return html`<h2>${reportTexts[language].notes}</h2>
    <ul>
      ${found.map((one) => html`<li>${one}</li>`)}
    </ul>`;
}

function differences(
  rows: readonly ComparedRow[],
  runs: readonly ReportedRun[],
  at: number,
  run: ReportedRun,
  language: Language,
): Html {
  const text = verdictTexts[language];
  const axis = forestAxis(
    rows.flatMap(({ row, against }) => {
      const found = against[at];
      return found ? (forestMark(found.comparison, row.semantics) ?? []) : [];
    }),
  );
  const ends = `−${axis.reach} … 0 … +${axis.reach}`;
  const [candidate, baseline] = [letterOf(at), letterOf(0)];
  return html`<h2>
      ${letterMark(candidate, at)} ${reportTexts[language].against(run.runId, runs[0]?.runId ?? "")}
    </h2>
    ${tableOf(
      [
        head(text.benchmark),
        head(baseline, true),
        head(candidate, true),
        head(`${candidate} − ${baseline}`, true),
        head(`${text.worse} ← ${ends} → ${text.better}`),
        head(text.interval, true),
        head(text.q, true),
        head(text.n, true),
        head(text.won, true),
        head(text.verdict),
      ],
      rows.map((one) => differenceRow(one, at, axis, language)),
    )}`;
}

function differenceRow(
  { row, against }: ComparedRow,
  at: number,
  axis: ForestAxis,
  language: Language,
): Html {
  const scores = [row.cells[0], row.cells[at]].map((cell) =>
    number(cell?.kind === "score" ? formatMetric(cell.score.value, row.semantics) : MISSING),
  );
  const name = html`<th scope="row">
    ${row.title ?? row.suite} <span class="quiet">${row.metricLabel}</span>
  </th>`;
  const found = against[at] ?? null;
  if (found === null)
    return html`<tr>
      ${name}${scores}
      <td colspan="7">${MISSING}</td>
    </tr>`;
  return html`<tr>
    ${name}${scores}${foundCells(found, row.semantics, axis, language)}
  </tr>`;
}

function foundCells(
  { comparison, judgement, unmatched }: Against,
  semantics: ComparedRow["row"]["semantics"],
  axis: ForestAxis,
  language: Language,
): Html {
  const text = verdictTexts[language];
  const { difference, interval, n, won, lost, basis } = comparison;
  const { kind } = judgement.verdict;
  const mark = forestMark(comparison, semantics);
  const signed = (value: number) => formatSigned(value, semantics);
  const tone = kind === "better" || kind === "worse" ? kind : "";
  const basisText = basis === "reports" ? html` <span class="quiet">${text.reports}</span>` : null;
  const without =
    unmatched !== null && unmatched > 0
      ? html` <span class="quiet">${text.unmatched(formatCount(unmatched))}</span>`
      : null;
  return html`${number(difference === null ? MISSING : signed(difference), tone)}
    <td class="${tone}">${mark === null ? null : forestLine(mark, axis)}</td>
    ${number(interval === null ? MISSING : `[${signed(interval.low)}, ${signed(interval.high)}]`)}${number(
      formatP(judgement.q),
    )}${number(html`${n === null ? MISSING : formatCount(n)}${without}`)}${number(
      won === null || lost === null ? MISSING : `${formatCount(won)} / ${formatCount(lost)}`,
    )}
    <td class="${tone}">${verdictWords(judgement.verdict, semantics, text)}${basisText}</td>`;
}
