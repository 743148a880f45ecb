import type { SuiteSummary } from "@evalsite/protocol";
import Link from "next/link";
import { Facts } from "../../../components/key-value/facts.tsx";
import { formatCount } from "../../../model/format-quantity.ts";
import { samplesAddress } from "../../../model/run-state.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
}

/** How many questions and answers there were, and how many there should have been. */
export function CountFacts({ runId, suite }: Props) {
  const { counts } = useText(benchmarkTexts).details;
  const numbers: readonly (readonly [string, number | null])[] = [
    [counts.items, suite.items],
    [counts.repeats, suite.repeats],
    [counts.requested, suite.requested],
    [counts.errored, suite.errored],
    [counts.inputTokens, suite.performance?.total_input_tokens ?? null],
    [counts.outputTokens, suite.performance?.total_output_tokens ?? null],
  ];
  const facts = numbers.flatMap(([label, value]) =>
    value === null ? [] : [{ label, value: formatCount(value) }],
  );
  const samples = suite.samples === null ? counts.open : formatCount(suite.samples);
  const answers =
    suite.store === null ? (
      suite.samples !== null && samples
    ) : (
      <Link href={samplesAddress(runId, { suite: suite.suite })}>{samples}</Link>
    );
  const all = answers === false ? facts : [{ label: counts.samples, value: answers }, ...facts];
  return all.length === 0 ? null : <Facts facts={all} />;
}
