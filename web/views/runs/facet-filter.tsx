import type { Completeness, RunKind } from "@evalsite/protocol";
import { CheckList } from "../../components/check-list/check-list.tsx";
import { Popover } from "../../components/popover.tsx";
import { NONE } from "../../model/runs/filter-runs.ts";
import type { Facet } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { runsText } from "../../text/runs.ts";

interface Props {
  readonly facet: Facet;
  readonly chosen: readonly string[];
  readonly counts: () => readonly (readonly [value: string, count: number])[];
  readonly onChoose: (values: readonly string[]) => void;
}

/** The choices of one facet, each with how many runs it would show. */
export function FacetFilter({ facet, chosen, counts, onChoose }: Props) {
  const text = useText(runsText);
  const label = useFacetLabel(facet);
  const name = text.facet[facet];
  const [first] = chosen;
  const choice = chosen.length > 1 ? chosen.length : first === undefined ? null : label(first);
  return (
    <Popover isActive={chosen.length > 0} label={choice === null ? name : `${name}: ${choice}`}>
      {() => (
        <CheckList
          label={name}
          options={counts().map(([value, count]) => ({ value, label: label(value), note: count }))}
          checked={chosen}
          onChange={onChoose}
          findLabel={text.findValue}
          moreLabel={text.moreValues}
        />
      )}
    </Popover>
  );
}

/** What a value of a facet is called: names as they are, states and kinds in the reader's language. */
function useFacetLabel(facet: Facet): (value: string) => string {
  const { none } = useText(runsText);
  const { status, kind } = useText(common);
  const statuses: Readonly<Record<string, string>> = status satisfies Record<Completeness, string>;
  const kinds: Readonly<Record<string, string>> = kind satisfies Record<RunKind, string>;
  return (value) => {
    if (value === NONE) return none;
    if (facet === "status") return statuses[value] ?? value;
    return facet === "kind" ? (kinds[value] ?? value) : value;
  };
}
