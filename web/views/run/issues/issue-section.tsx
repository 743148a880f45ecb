import type { Issue } from "@evalsite/protocol";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { Section } from "../../../components/section/section.tsx";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { issueTexts } from "../../../text/issues.ts";
import { runTexts } from "../../../text/run.ts";
import styles from "./issues.module.css";

/** Everything the conversion met and could not, or would not, take as it was. */
export function IssueSection({ issues }: { readonly issues: readonly Issue[] }) {
  const text = useText(runTexts).issues;
  return (
    <div id="issues" className={styles.anchor}>
      <Section title={text.title}>
        <DataTable label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.what}</th>
              <th scope="col">{text.where}</th>
              <th scope="col" className={cell.number}>
                {text.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <tr key={`${issue.code} ${issue.severity} ${issue.file}`}>
                <td>
                  <IssueText issue={issue} />
                </td>
                <td className={cell.code}>{placeOf(issue)}</td>
                <td className={cell.number}>{formatCount(issue.count)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Section>
    </div>
  );
}

/** The fact as recorded, what it means, and what to do. */
function IssueText({ issue }: { readonly issue: Issue }) {
  const text = useText(runTexts).issues;
  const catalogue = useText(issueTexts);
  const known = catalogue.codes[issue.code];
  return (
    <div className={styles.issue}>
      <p>
        <span className={styles[issue.severity]}>{text.severity[issue.severity]}</span>{" "}
        {known?.what ?? issue.code}
      </p>
      <p className={styles.fact}>{issue.message}</p>
      <p className={styles.advice}>{known?.todo ?? catalogue.bySeverity[issue.severity]}</p>
    </div>
  );
}

function placeOf({ file, line }: Issue): string {
  if (file === null) return "—";
  return line === null ? file : `${file}:${line}`;
}
