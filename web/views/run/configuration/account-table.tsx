import type { Account } from "@evalsite/protocol";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { runTexts } from "../../../text/run.ts";
import styles from "./configuration.module.css";

/** What went in, what came out, and what was left behind. */
export function AccountTable({ account }: { readonly account: Account }) {
  const text = useText(runTexts).configuration;
  const rows = [
    [text.samples, account.samples_in, account.samples_out, account.samples_dropped],
    [text.points, account.points_in, account.points_out, account.points_dropped],
  ] as const;
  return (
    <>
      <div className={styles.narrow}>
        <DataTable label={text.account}>
          <thead>
            <tr>
              <th scope="col">{text.account}</th>
              <th scope="col" className={cell.number}>
                {text.in}
              </th>
              <th scope="col" className={cell.number}>
                {text.out}
              </th>
              <th scope="col" className={cell.number}>
                {text.dropped}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, ...counts]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {counts.map((count, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- three fixed columns
                  <td key={at} className={cell.number}>
                    {formatCount(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
      {account.points_repeated + account.points_replaced > 0 && (
        <p className={styles.empty}>
          {text.pointsElsewhere(
            formatCount(account.points_repeated),
            formatCount(account.points_replaced),
          )}
        </p>
      )}
      {account.redactions > 0 && (
        <p className={styles.empty}>
          {text.redactions(formatCount(account.redactions), kindsOf(account))}
        </p>
      )}
    </>
  );
}

/** "GitLab token: 2, password: 1". */
function kindsOf({ redactions_by_kind: kinds }: Account): string {
  return Object.entries(kinds)
    .map(([kind, count]) => `${kind}: ${formatCount(count)}`)
    .join(", ");
}
