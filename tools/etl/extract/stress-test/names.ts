/** Names of times, without their unit. */
const times = new Map([
  ["Time taken for tests", "duration_s"],
  ["Test Duration", "duration_s"],
  ["Average latency", "latency_s"],
  ["Avg Latency", "latency_s"],
  ["Latency", "latency_s"],
  ["Average time to first token", "ttft_s"],
  ["First Chunk Latency", "ttft_s"],
  ["Avg TTFT", "ttft_s"],
  ["TTFT", "ttft_s"],
  ["Average time per output token", "tpot_s"],
  ["Avg TPOT", "tpot_s"],
  ["TPOT", "tpot_s"],
  ["Average inter-token latency", "itl_s"],
  ["Avg ITL", "itl_s"],
  ["ITL", "itl_s"],
  ["Avg Steady ITL", "steady_itl_s"],
  ["Steady ITL", "steady_itl_s"],
  ["Avg First-Turn TTFT", "first_turn_ttft_s"],
  ["First-Turn TTFT", "first_turn_ttft_s"],
  ["Avg Subsequent-Turn TTFT", "subsequent_turn_ttft_s"],
  ["Subsequent-Turn TTFT", "subsequent_turn_ttft_s"],
  ["TTFAT", "ttfat_s"],
  ["Avg PD Handoff Latency", "pd_handoff_latency_s"],
  ["PD Handoff Latency", "pd_handoff_latency_s"],
  ["Avg PD Handoff Overhead", "pd_handoff_overhead_s"],
  ["PD Handoff Overhead", "pd_handoff_overhead_s"],
]);

/** Names of everything else, as written. */
const others = new Map([
  ["Throughput(average output tokens per second)", "output_tokens_per_s"],
  ["Throughput(average tokens/s)", "output_tokens_per_s"],
  ["Output token throughput (tok/s)", "output_tokens_per_s"],
  ["Output Throughput (tok/s)", "output_tokens_per_s"],
  ["Throughput(tokens/s)", "output_tokens_per_s"],
  ["Output throughput(tok/s)", "output_tokens_per_s"],
  ["Output (tok/s)", "output_tokens_per_s"],
  ["Total token throughput (tok/s)", "total_tokens_per_s"],
  ["Total Throughput (tok/s)", "total_tokens_per_s"],
  ["Total throughput(tok/s)", "total_tokens_per_s"],
  ["Total (tok/s)", "total_tokens_per_s"],
  ["Input token throughput (tok/s)", "input_tokens_per_s"],
  ["Input Throughput (tok/s)", "input_tokens_per_s"],
  ["Input (tok/s)", "input_tokens_per_s"],
  ["Decode (tok/s)", "decode_tokens_per_s"],
  ["Decode TPS", "decode_tokens_per_s"],
  ["Average QPS", "requests_per_s"],
  ["Request throughput (req/s)", "requests_per_s"],
  ["Req Throughput (req/s)", "requests_per_s"],
  ["Average input tokens per request", "input_tokens"],
  ["Avg Input Tokens", "input_tokens"],
  ["Input tokens", "input_tokens"],
  ["Average output tokens per request", "output_tokens"],
  ["Avg Output Tokens", "output_tokens"],
  ["Output tokens", "output_tokens"],
  ["Average decoded tokens per iter (tok/iter)", "decoded_tokens_per_iteration"],
  ["Decoded Tok/Iter", "decoded_tokens_per_iteration"],
  ["Avg Decoded Tok/Iter", "decoded_tokens_per_iteration"],
  ["Approx speculative decoding acceptance rate", "speculative_accept_rate"],
  ["Spec. Accept Rate", "speculative_accept_rate"],
  ["Average input turns per request", "turns_per_request"],
  ["Avg Turns/Request", "turns_per_request"],
  ["Average approx KV cache hit rate (%)", "kv_cache_hit_rate_percent"],
  ["KV Cache Hit Rate (%)", "kv_cache_hit_rate_percent"],
  ["Cache Hit Rate (%)", "cache_hit_rate_percent"],
  ["Eligible Cache Hit Rate (%)", "eligible_cache_hit_rate_percent"],
  ["Stream Requests", "stream_requests"],
  ["Non-Stream Requests", "non_stream_requests"],
  ["Total Prompt tok/s", "prompt_tokens_per_s"],
  ["New Prompt tok/s", "new_prompt_tokens_per_s"],
  ["Cached Prompt tok/s", "cached_prompt_tokens_per_s"],
  ["Completion tok/s", "completion_tokens_per_s"],
]);

/** "senconds" is how versions up to 0.8 spell it. */
const timeKey = /^(.*?) ?\((ms|s|senconds)\)$/;

/** What a key of any version means: the canonical name, and what turns its value into that name's unit. */
export interface Quantity {
  readonly name: string;
  readonly divisor: number;
}

/** The unit is the one that the key states; null for a key that is not known. */
export function quantityOf(key: string): Quantity | null {
  const [, label, unit] = timeKey.exec(key) ?? [];
  const name = label === undefined ? others.get(key) : times.get(label);
  return name === undefined ? null : { name, divisor: unit === "ms" ? 1000 : 1 };
}
