import type { RunMeta } from "@evalsite/protocol";
import Link from "next/link";
import { Facts } from "../../../components/key-value/facts.tsx";
import { StatusBadge } from "../../../components/status-badge/status-badge.tsx";
import { routes } from "../../../model/routes.ts";
import { useLanguage, useText } from "../../../state/language.ts";
import { common } from "../../../text/common.ts";
import { runTexts } from "../../../text/run.ts";
import { runFacts } from "./run-facts.tsx";
import styles from "./run-header.module.css";

/** What the run is: its names, model, dataset, checkpoint, times, versions, tags and notes. */
export function RunHeader({ meta }: { readonly meta: RunMeta }) {
  const text = useText(runTexts);
  const shared = useText(common);
  const language = useLanguage();
  const place = [meta.project, meta.experiment].filter((name) => name !== null);
  return (
    <header className={styles.header}>
      {place.length > 0 && <p className={styles.place}>{place.join(" / ")}</p>}
      <div className={styles.title}>
        <h1>{meta.run_id}</h1>
        <StatusBadge status={meta.status} />
        {meta.kinds.map((kind) => (
          <span key={kind} className={styles.tag}>
            {shared.kind[kind]}
          </span>
        ))}
        <Link className={styles.compare} href={routes.compare([meta.run_id])}>
          {text.compareWith}
        </Link>
      </div>
      <Facts facts={runFacts(meta, text, language)} />
      {meta.notes !== null && <p className={styles.notes}>{meta.notes}</p>}
    </header>
  );
}
