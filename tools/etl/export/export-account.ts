import { WithheldRun } from "@evalsite/protocol";
import { z } from "zod";

const WrittenFile = z.object({
  path: z.string().meta({ description: "Relative to the export." }),
  rows: z.int(),
  bytes: z.int(),
});
export type WrittenFile = z.infer<typeof WrittenFile>;

export const tableNames = ["runs", "scores", "samples", "series"] as const;

/** `export.json`: what an export holds. */
export const ExportAccount = z.object({
  generation: z
    .string()
    .nullable()
    .meta({ description: "Of the publication it was made from; null if that tells none." }),
  withheld: z.array(WithheldRun).default([]).meta({
    description: "Runs that are here in their last good version, or not at all.",
  }),
  tables: z.record(z.enum(tableNames), z.array(WrittenFile)),
});
export type ExportAccount = z.infer<typeof ExportAccount>;
