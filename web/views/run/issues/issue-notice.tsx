import type { Issue } from "@evalsite/protocol";
import { Notice } from "../../../components/notice.tsx";
import { useText } from "../../../state/language.ts";
import { runTexts } from "../../../text/run.ts";

/** One line above the scores when something was lost or should be looked at; notes alone say nothing here. */
export function IssueNotice({ issues }: { readonly issues: readonly Issue[] }) {
  const text = useText(runTexts).issues;
  const count = (severity: Issue["severity"]): number =>
    issues.reduce((sum, issue) => sum + (issue.severity === severity ? issue.count : 0), 0);
  const [dropped, warnings] = [count("dropped"), count("warning")];
  if (dropped + warnings === 0) return null;
  const parts = [
    ...(dropped > 0 ? [text.droppedCount(dropped)] : []),
    ...(warnings > 0 ? [text.warningCount(warnings)] : []),
  ];
  return (
    <Notice tone={dropped > 0 ? "warning" : "info"}>
      {text.notice(parts.join(text.and))} <a href="#issues">{text.see}</a>
    </Notice>
  );
}
