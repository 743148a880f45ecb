import { Notice } from "../../../components/notice.tsx";
import { evaluationStatus } from "../../../model/run-states.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";

interface Props {
  readonly runs: readonly ComparedRun[];
  readonly rows: readonly MatrixRow[];
}

/** What may make scores incomparable: incomplete runs, tools of different versions, settings that differ. */
export function RunNotes({ runs, rows }: Props) {
  const text = useText(compareTexts).scores;
  const { warnings } = useText(verdictTexts);
  const incomplete = runs.filter(
    (run) => run.meta !== null && evaluationStatus(run.meta) !== "complete",
  );
  const sentences = [
    ...(incomplete.length > 0
      ? [text.incomplete(incomplete.map((run) => run.mark.letter).join(text.comma))]
      : []),
    ...differingTools(runs).map(({ tool, found }) => text.versions(tool, found.join(text.comma))),
    ...differingSettings(rows).map(({ name, suites }) =>
      warnings.setting(
        name === "" ? text.topics.setting : name,
        [
          ...suites
            .slice(0, mostSuites)
            .map(({ suite, values }) => `${suite} (${values.join(text.comma)})`),
          ...(suites.length > mostSuites ? [warnings.more(suites.length - mostSuites)] : []),
        ].join(text.comma),
      ),
    ),
  ];
  if (sentences.length === 0) return null;
  return (
    <Notice tone="warning">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

const mostSuites = 3;

interface DifferingSetting {
  readonly name: string;
  /** Benchmarks where it differs, with the value of every run. */
  readonly suites: readonly { readonly suite: string; readonly values: readonly string[] }[];
}

/** Settings of the evaluation that differ, each with its benchmarks. */
function differingSettings(rows: readonly MatrixRow[]): readonly DifferingSetting[] {
  const found = rows.flatMap(({ suite, title, differences }) =>
    differences
      .filter(({ topic }) => topic === "setting")
      .map(({ key, values }) => ({
        key,
        suite: title ?? suite,
        values: values.map((value) => value ?? "—"),
      })),
  );
  return [...Map.groupBy(found, ({ key }) => key)].map(([name, suites]) => ({ name, suites }));
}

function differingTools(
  runs: readonly ComparedRun[],
): readonly { readonly tool: string; readonly found: readonly string[] }[] {
  const tools = new Set(runs.flatMap((run) => Object.keys(run.meta?.versions ?? {})));
  return [...tools].flatMap((tool) => {
    const found = new Set(runs.flatMap((run) => run.meta?.versions[tool] ?? []));
    return found.size > 1 ? [{ tool, found: [...found].toSorted() }] : [];
  });
}
