import { z } from "zod";

/** A run that is not published as it is now: what would be published of it holds what looks like a secret. */
export const WithheldRun = z.object({
  run_id: z
    .string()
    .nullable()
    .meta({ description: "Null where the name itself holds what was found." }),
  found: z.string().meta({ description: "Kind of what was found, never the thing itself." }),
  file: z.string().nullable().meta({
    description:
      "The file that would hold it, relative to the run's folder; null where the name of the run or of the file does.",
  }),
  shown: z.string().nullable().meta({
    description: "When the last good version was made, which stays published (UTC); null: none is.",
  }),
});
export type WithheldRun = z.infer<typeof WithheldRun>;
