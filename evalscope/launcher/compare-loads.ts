import { z } from "zod";

type Numbers = readonly (readonly [string, number | null])[];

/** What evalscope calls a number of a stress test, by what it is published as; the same in all its versions but for units and "Avg". */
const names: Readonly<Record<string, readonly string[]>> = {
  concurrency: ["Concurrency", "Number of concurrency"],
  request_rate: ["Request Rate (req/s)", "Request rate (req/s)"],
  total: ["Total Requests", "Total requests"],
  succeeded: ["Success Requests", "Succeed requests"],
  failed: ["Failed Requests", "Failed requests"],
  stream_requests: ["Stream Requests"],
  non_stream_requests: ["Non-Stream Requests"],
  duration_s: ["Test Duration", "Time taken for tests"],
  latency_s: ["Latency", "Average latency"],
  ttft_s: ["TTFT", "Average time to first token"],
  tpot_s: ["TPOT", "Average time per output token"],
  itl_s: ["ITL", "Average inter-token latency"],
  input_tokens: ["Input Tokens", "Input tokens", "Average input tokens per request"],
  output_tokens: ["Output Tokens", "Output tokens", "Average output tokens per request"],
  requests_per_s: ["Req Throughput (req/s)", "Request throughput (req/s)"],
  input_tokens_per_s: ["Input Throughput (tok/s)", "Input (tok/s)"],
  output_tokens_per_s: [
    "Output Throughput (tok/s)",
    "Output token throughput (tok/s)",
    "Output (tok/s)",
  ],
  total_tokens_per_s: [
    "Total Throughput (tok/s)",
    "Total token throughput (tok/s)",
    "Total (tok/s)",
  ],
  decode_tokens_per_s: ["Decode (tok/s)"],
  decoded_tokens_per_iteration: ["Decoded Tok/Iter"],
  speculative_accept_rate: ["Spec. Accept Rate"],
};
const publishedAs = new Map(
  Object.entries(names).flatMap(([published, all]) => all.map((name) => [name, published])),
);

const table = z.record(z.string(), z.unknown());
const rows = z.array(table);

/** The numbers of a `benchmark_summary.json`, under their published names; one that is not known here keeps its own. */
export function reportedLoad(summary: unknown): Numbers {
  return numbersOf(table.parse(summary));
}

/** The same of a `benchmark_percentile.json`: `ttft_s 50%`. */
export function reportedPercentiles(percentiles: unknown): Numbers {
  return rows.parse(percentiles).flatMap((row) => {
    const { Percentiles: label, ...values } = row;
    return numbersOf(values).map(([name, value]) => [`${name} ${String(label)}`, value] as const);
  });
}

function numbersOf(values: z.infer<typeof table>): Numbers {
  return Object.entries(values).flatMap(([name, value]): Numbers => {
    if (typeof value !== "number") return [];
    const bare = name.replace(/^Avg /, "").replace(/ \((?:s|ms)\)$/, "");
    const key = publishedAs.get(bare) ?? name;
    // A rate of -1 stands for none.
    if (key === "request_rate" && value < 0) return [[key, null]];
    return [[key, name.endsWith("(ms)") ? value / 1000 : value]];
  });
}

const number = z.number().nullish();

const point = z.object({
  name: z.string(),
  concurrency: number,
  request_rate: number,
  requests: z.record(z.string(), number),
  metrics: z.record(z.string(), number),
  percentiles: z.array(z.object({ label: z.string(), values: z.record(z.string(), number) })),
});

/** The load points of a published stress test. */
export const publishedTest = z.object({ points: z.array(point) });

/** What is published of one load, under the names that `reportedLoad` and `reportedPercentiles` give. */
export function publishedLoad({
  concurrency,
  request_rate,
  requests,
  metrics,
  percentiles,
}: z.infer<typeof point>): Numbers {
  const whole = Object.entries({ concurrency, request_rate, ...requests, ...metrics });
  const parts = percentiles.flatMap(({ label, values }) =>
    Object.entries(values).map(([name, value]) => [`${name} ${label}`, value] as const),
  );
  return [...whole, ...parts].map(([name, value]) => [name, value ?? null]);
}
