import { cell } from "../../../components/data-table/data-table.tsx";
import { plainName, type StressUnit, unitSymbol } from "../../../model/stress/stress-quantity.ts";
import { useText } from "../../../state/language.ts";
import { stressTexts } from "../../../text/stress.ts";

interface Props {
  readonly name: string;
  readonly unit: StressUnit;
}

/** A column head: the metric's name and the unit of the whole column. */
export function MetricHead({ name, unit }: Props) {
  const { metrics } = useText(stressTexts);
  const symbol = unitSymbol(unit);
  return (
    <th scope="col" className={cell.number} title={name}>
      {metrics[name] ?? plainName(name)}
      {symbol !== "" && `, ${symbol}`}
    </th>
  );
}
