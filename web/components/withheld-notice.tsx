import type { WithheldRun } from "@evalsite/protocol";
import { useManifest } from "../data/hooks.ts";
import { formatInstant } from "../model/format-time.ts";
import { useLanguage, useText } from "../state/language.ts";
import { withheldText } from "../text/withheld.ts";
import { Notice } from "./notice.tsx";
import styles from "./withheld-notice.module.css";

const mostListed = 5;

/** Says which runs are not published as they are now, why, and what to do; nothing if there is none. */
export function WithheldRuns() {
  const text = useText(withheldText);
  const all = useWithheld();
  const named = all.filter(({ run_id }) => run_id !== null);
  const unnamed = all.length - named.length;
  if (all.length === 0) return null;
  return (
    <Notice tone="warning">
      <div>
        <strong>{text.title}</strong>
        <ul className={styles.list}>
          {named.slice(0, mostListed).map((run) => (
            <li key={run.run_id}>
              <strong>{run.run_id}</strong>: <Why run={run} />{" "}
              <Shown shown={run.shown} say={text.oldListed} />
            </li>
          ))}
          {named.length > mostListed && <li>{text.more(named.length - mostListed)}</li>}
          {unnamed > 0 && <li>{text.unnamed(unnamed)}</li>}
        </ul>
        {text.todo}
      </div>
    </Notice>
  );
}

/** The same on the page of a run. */
export function WithheldNotice({ runId }: { readonly runId: string }) {
  const text = useText(withheldText);
  const run = useWithheld().find(({ run_id }) => run_id === runId);
  if (run === undefined) return null;
  return (
    <Notice tone="warning">
      <div>
        <strong>{text.title}</strong>: <Why run={run} /> <Shown shown={run.shown} say={text.old} />{" "}
        {text.todo}
      </div>
    </Notice>
  );
}

function useWithheld(): readonly WithheldRun[] {
  const manifest = useManifest();
  return manifest.state === "ready" ? manifest.value.withheld : none;
}

const none: readonly WithheldRun[] = [];

function Why({ run: { found, file } }: { readonly run: WithheldRun }) {
  const text = useText(withheldText);
  return file === null ? text.inName(found) : text.inFile(found, file);
}

interface ShownProps {
  readonly shown: string | null;
  readonly say: (when: string) => string;
}

function Shown({ shown, say }: ShownProps) {
  const text = useText(withheldText);
  const language = useLanguage();
  return shown === null ? text.none : say(formatInstant(new Date(shown), language));
}
