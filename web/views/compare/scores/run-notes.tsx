import { Notice } from "../../../components/notice.tsx";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";

/** What concerns whole runs: incomplete ones, and tools of different versions. */
export function RunNotes({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const text = useText(compareTexts).scores;
  const incomplete = runs.filter((run) => run.meta !== null && run.meta.status !== "complete");
  const versions = differingTools(runs);
  return (
    <>
      {incomplete.length > 0 && (
        <Notice tone="warning">
          {text.incomplete(incomplete.map((run) => run.runId).join(text.comma))}
        </Notice>
      )}
      {versions.map(({ tool, found }) => (
        <Notice key={tool} tone="warning">
          {text.versions(tool, found.join(text.comma))}
        </Notice>
      ))}
    </>
  );
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
