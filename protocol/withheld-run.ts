import { z } from "zod";
import { text } from "./privacy.ts";

/** A run that is not published as it is now: what would be published of it holds what looks like a secret. */
export const WithheldRun = z.object({
  run_id: text("own")
    .nullable()
    .meta({ description: "Null where the name itself holds what was found." }),
  found: text("own").meta({ description: "Kind of what was found, never the thing itself." }),
  file: text("own").nullable().meta({
    description:
      "The file that would hold it, relative to the run's folder; null where the name of the run or of the file does.",
  }),
  shown: text("own").nullable().meta({
    description: "When the last good version was made, which stays published (UTC); null: none is.",
  }),
});
export type WithheldRun = z.infer<typeof WithheldRun>;
