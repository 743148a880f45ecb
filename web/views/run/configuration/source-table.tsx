import type { SourceAccount } from "@evalsite/protocol";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { formatBytes, formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { runTexts } from "../../../text/run.ts";
import styles from "./configuration.module.css";

/** The files of the raw folder, who read them, and how much of each was used. */
export function SourceTable({ sources }: { readonly sources: readonly SourceAccount[] }) {
  const text = useText(runTexts).configuration;
  if (sources.length === 0) return <p className={styles.empty}>{text.noSources}</p>;
  return (
    <DataTable label={text.sources}>
      <thead>
        <tr>
          <th scope="col">{text.file}</th>
          <th scope="col">{text.format}</th>
          <th scope="col" className={`${cell.number} ${cell.wide}`}>
            {text.bytes}
          </th>
          <th scope="col" className={cell.number}>
            {text.records}
          </th>
          <th scope="col" className={cell.number}>
            {text.dropped}
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.path} className={source.reader === null ? styles.unread : undefined}>
            <td className={cell.code}>{source.path}</td>
            <td>
              {source.format ?? text.unread}
              {source.format !== null && (
                <span className={styles.reader}>{source.reader ?? text.unread}</span>
              )}
            </td>
            <td className={`${cell.number} ${cell.wide}`}>{formatBytes(source.bytes)}</td>
            <td className={cell.number}>{formatCount(source.records)}</td>
            <td className={`${cell.number} ${source.dropped > 0 ? styles.lost : ""}`}>
              {formatCount(source.dropped)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
