import type { SamplePreview } from "@evalsite/protocol";

const metricPrefix = "metric:";

/** The number that a preview holds for a column of the store; null when it is missing. */
export function numberIn(preview: SamplePreview, column: string): number | null {
  if (column.startsWith(metricPrefix)) {
    return preview.metrics[column.slice(metricPrefix.length)] ?? null;
  }
  switch (column) {
    case "repeat":
    case "score":
    case "input_tokens":
    case "output_tokens":
    case "latency_s":
    case "ttft_s":
    case "prediction_chars":
      return preview[column];
    default:
      return null;
  }
}
