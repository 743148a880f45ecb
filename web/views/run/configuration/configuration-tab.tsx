import type { JsonValue, RunMeta } from "@evalsite/protocol";
import { CopyButton } from "../../../components/copy-button.tsx";
import { KeyValueTree } from "../../../components/key-value/key-value-tree.tsx";
import { SearchBox } from "../../../components/search-box.tsx";
import { Section, Sections } from "../../../components/section/section.tsx";
import { configTree, countLeaves, filterTree } from "../../../model/config/config-tree.ts";
import { useText } from "../../../state/language.ts";
import { runTexts } from "../../../text/run.ts";
import { AccountTable } from "./account-table.tsx";
import { SourceTable } from "./source-table.tsx";
import styles from "./configuration.module.css";

interface Props {
  readonly meta: RunMeta;
  readonly find: string;
  readonly onFind: (find: string) => void;
}

/** With what the run was made and evaluated, and from which files all this comes. */
export function ConfigurationTab({ meta, find, onFind }: Props) {
  const text = useText(runTexts).configuration;
  return (
    <Sections>
      <SearchBox label={text.search} value={find} onChange={onFind} />
      <Settings title={text.hparams} empty={text.noHparams} values={meta.hparams} find={find} />
      <Settings title={text.settings} empty={text.noSettings} values={meta.settings} find={find} />
      <Section title={text.provenance}>
        {meta.account !== null && <AccountTable account={meta.account} />}
        <SourceTable sources={meta.sources} />
      </Section>
    </Sections>
  );
}

interface SettingsProps {
  readonly title: string;
  readonly empty: string;
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly find: string;
}

function Settings({ title, empty, values, find }: SettingsProps) {
  const text = useText(runTexts).configuration;
  const tree = configTree(values);
  const found = filterTree(tree, find);
  const isEmpty = tree.length === 0;
  return (
    <Section
      title={title}
      aside={
        isEmpty ? undefined : (
          <span className={styles.aside}>
            {find.trim() !== "" && text.found(countLeaves(found), countLeaves(tree))}
            <CopyButton label={text.copyJson} text={() => JSON.stringify(values, null, 2)} />
          </span>
        )
      }
    >
      {isEmpty && <p className={styles.empty}>{empty}</p>}
      {!isEmpty && found.length === 0 && <p className={styles.empty}>{text.nothingFound}</p>}
      <KeyValueTree nodes={found} open={find.trim() !== ""} />
    </Section>
  );
}
