import { z } from "zod";
import { MetricSemantics } from "./metric.ts";

/** `manifest.json`: written last; names what belongs together. */
export const Manifest = z.object({
  schema_version: z.string(),
  revision: z.int(),
  generation: z.string().meta({ description: "Changes whenever anything below it changes." }),
  runs: z.record(z.string(), z.string()).meta({ description: "run_id → content_id." }),
  metrics: z.record(z.string(), MetricSemantics).meta({
    description: "Metric key → semantics, for all headline metrics of the index.",
  }),
});
export type Manifest = z.infer<typeof Manifest>;
