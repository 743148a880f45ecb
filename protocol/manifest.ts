import { z } from "zod";
import { MetricSemantics } from "./metric.ts";
import { WithheldRun } from "./withheld-run.ts";
import { text } from "./privacy.ts";

/** `manifest.json`: written last; small, so that an open page can look at it again and again. */
export const Manifest = z.object({
  schema_version: text("own"),
  revision: z.int(),
  generation: text("own").meta({ description: "Changes whenever anything below it changes." }),
  runs: z.int().meta({ description: "Runs in the publication." }),
  run_table: z
    .object({ file: text("own"), crc32: z.int() })
    .meta({ description: "The index again, as one chunk that a page reads fast: RunTable." }),
  projects: z
    .object({ file: text("own"), crc32: z.int() })
    .nullable()
    .default(null)
    .meta({ description: "What the projects' files say: ProjectsFile." }),
  scores: z
    .array(
      z.object({
        file: text("own"),
        crc32: z.int(),
        first: text("own").meta({ description: "The first project that has runs in it." }),
        last: text("own").meta({
          description: "The last one; those between, by code units, are whole in it.",
        }),
      }),
    )
    .default([])
    .meta({ description: "Intervals and numbers of answers of the headline scores: ScoreBlock." }),
  traits: z
    .object({ file: text("own"), crc32: z.int() })
    .nullable()
    .default(null)
    .meta({
      description: "Where series came to, and hyper-parameters, as columns: TraitList.",
    }),
  metrics: z.record(text("own"), MetricSemantics).meta({
    description: "Metric key → semantics, for all headline metrics of the index.",
  }),
  withheld: z.array(WithheldRun).default([]).meta({
    description: "Runs that are published in their last good version, or not at all.",
  }),
});
export type Manifest = z.infer<typeof Manifest>;
