import { Choice } from "../../../components/choice.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Loading } from "../../../components/loading.tsx";
import { SearchBox } from "../../../components/search-box.tsx";
import { Section, Sections } from "../../../components/section/section.tsx";
import type { CompareState } from "../../../model/compare-state.ts";
import { configRows } from "../../../model/config/config-rows.ts";
import { runSettings } from "../../../model/config/run-settings.ts";
import { useText } from "../../../state/language.ts";
import type { SetQueryState } from "../../../state/query.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { SettingTable } from "./setting-table.tsx";
import styles from "./configuration.module.css";

interface Props {
  readonly runs: readonly ComparedRun[];
  readonly state: CompareState;
  readonly setState: SetQueryState<CompareState>;
}

/** Settings × runs: what differs, or all. */
export function ConfigurationTab({ runs, state, setState }: Props) {
  const text = useText(compareTexts).configuration;
  const shown = runs.flatMap((run) => (run.meta === null ? [] : [{ run, meta: run.meta }]));
  if (shown.length === 0 && runs.some((run) => run.isLoading)) return <Loading />;
  const all = configRows(shown.map(({ meta }) => runSettings(meta)));
  const differing = all.filter((row) => row.differs);
  const words = state.find.trim().toLowerCase();
  const rows = (state.allSettings ? all : differing).filter((row) =>
    [row.path, ...row.values].join("\n").toLowerCase().includes(words),
  );
  return (
    <Sections>
      <Section
        title={text.title}
        aside={
          <div className={styles.controls}>
            <SearchBox
              label={text.search}
              value={state.find}
              onChange={(find) => setState((now) => ({ ...now, find }))}
            />
            <Choice
              label={text.which}
              options={[
                { id: "differences", label: text.differences(differing.length) },
                { id: "all", label: text.all(all.length) },
              ]}
              selected={state.allSettings ? "all" : "differences"}
              onSelect={(id) => setState((now) => ({ ...now, allSettings: id === "all" }))}
            />
          </div>
        }
      >
        {rows.length > 0 ? (
          <SettingTable
            rows={rows}
            runs={shown.map(({ run }) => run)}
            baseline={shown.findIndex(({ run }) => run.runId === runs[0]?.runId)}
          />
        ) : (
          <EmptyState title={words === "" ? text.none : text.noneFound} />
        )}
      </Section>
    </Sections>
  );
}
