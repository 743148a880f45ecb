import type { RunMeta } from "@evalsite/protocol";
import Link from "next/link";
import { Fragment } from "react";
import { Facts } from "../../../components/key-value/facts.tsx";
import { StateBadges, useStateText } from "../../../components/status-badge/state-badges.tsx";
import { runsAddress } from "../../../model/run-state.ts";
import { statesOf } from "../../../model/run-states.ts";
import { routes } from "../../../model/routes.ts";
import { useLanguage, useText } from "../../../state/language.ts";
import { common } from "../../../text/common.ts";
import { runTexts } from "../../../text/run.ts";
import { runFacts } from "./run-facts.tsx";
import styles from "./run-header.module.css";

interface Props {
  readonly meta: RunMeta;
  /** Without notes, and on a phone without facts: what is below needs the room. */
  readonly isBrief: boolean;
}

/** What the run is: its names, model, dataset, checkpoint, times, versions, tags and notes. */
export function RunHeader({ meta, isBrief }: Props) {
  const text = useText(runTexts);
  const shared = useText(common);
  const language = useLanguage();
  return (
    <header className={styles.header}>
      <Place meta={meta} />
      <div className={styles.title}>
        <h1>{meta.run_id}</h1>
        <StateBadges run={meta} />
        {meta.kinds.map((kind) => (
          <span key={kind} className={styles.tag}>
            {shared.kind[kind]}
          </span>
        ))}
        <Link className={styles.compare} href={routes.compare([meta.run_id])}>
          {text.compareWith}
        </Link>
      </div>
      <Reasons meta={meta} />
      <div className={styles.details} data-brief={isBrief ? "" : undefined}>
        <Facts facts={runFacts(meta, text, language)} />
        {meta.notes !== null && <p className={styles.notes}>{meta.notes}</p>}
      </div>
    </header>
  );
}

/** Why what is not complete is not. */
function Reasons({ meta }: { readonly meta: RunMeta }) {
  const { reason } = useStateText();
  const states = statesOf(meta).filter(({ status }) => status !== "complete");
  return states.map((state) => (
    <p key={state.kind} className={styles.reason}>
      {reason(state)}
    </p>
  ));
}

/** The project leads to its page, the experiment to its runs. */
function Place({ meta }: { readonly meta: RunMeta }) {
  const places = (["project", "experiment"] as const).flatMap((facet) => {
    const name = meta[facet];
    if (name === null) return [];
    const href = facet === "project" ? routes.project(name) : runsAddress(facet, name);
    return [{ facet, name, href }];
  });
  if (places.length === 0) return null;
  return (
    <p className={styles.place}>
      {places.map(({ facet, name, href }, at) => (
        <Fragment key={facet}>
          {at > 0 && " / "}
          <Link href={href}>{name}</Link>
        </Fragment>
      ))}
    </p>
  );
}
