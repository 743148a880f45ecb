import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type RunsFilter, noFilter } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";

/** Shown instead of the table when the filters let nothing through. */
export function NoMatch({ onClear }: { readonly onClear: (filter: RunsFilter) => void }) {
  const text = useText(runsText);
  return (
    <EmptyState title={text.noMatchTitle}>
      <p>{text.noMatchText}</p>
      <Button onClick={() => onClear(noFilter)}>{text.clearFilters}</Button>
    </EmptyState>
  );
}
