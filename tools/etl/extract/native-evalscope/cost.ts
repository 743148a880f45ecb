import type { SampleFields } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { type Foreign, known, number, record, records } from "../foreign.ts";

type Cost = Pick<SampleFields, "inputTokens" | "outputTokens" | "latencyS" | "ttftS">;

/**
 * Tokens and times of one sample. A sample of several calls (agents, several turns) costs what its
 * calls cost together; its time to the first token is that of the first call.
 */
export function costOf(line: Foreign): Cost {
  const output = record(line["model_output"]);
  const calls = callsOf(line);
  const timed = calls.length > 0 ? calls : [record(output["perf_metrics"])];
  const usage = { ...tokensOf(timed), ...known(record(usageOf(line, output, calls.length))) };
  return known({
    inputTokens: number(usage["input_tokens"]),
    outputTokens: number(usage["output_tokens"]),
    latencyS: sum(timed, "latency") ?? number(output["time"]),
    ttftS: number(timed[0]?.["ttft"]),
  });
}

/** The usage of an output is that of the last call only: good for one call. */
function usageOf(line: Foreign, output: Foreign, calls: number): unknown {
  return record(line["agent_trace"])["total_usage"] ?? (calls > 1 ? null : output["usage"]);
}

function callsOf(line: Foreign): readonly Foreign[] {
  const calls: Foreign[] = [];
  for (const { perf_metrics: perf } of records(line["messages"]))
    if (isRecord(perf)) calls.push(perf);
  return calls;
}

function tokensOf(calls: readonly Foreign[]): Foreign {
  return { input_tokens: sum(calls, "input_tokens"), output_tokens: sum(calls, "output_tokens") };
}

function sum(calls: readonly Foreign[], key: string): number | null {
  let total: number | null = null;
  for (const call of calls) {
    const value = number(call[key]);
    if (value !== null) total = (total ?? 0) + value;
  }
  return total;
}
