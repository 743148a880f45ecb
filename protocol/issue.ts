import { z } from "zod";
import { text } from "./privacy.ts";

/** Something the ETL met and could not, or would not, take as it was. */
export const Issue = z.object({
  code: text("own").meta({ description: "Stable, kebab-case; the catalogue is docs/issues.md." }),
  severity: z.enum(["dropped", "warning", "note"]).meta({
    description:
      "dropped: data of the source is missing from the output; warning: the data is there but should be looked at; note: handled, for the record.",
  }),
  file: text("text").nullable().meta({ description: "Path relative to the run's folder." }),
  line: z.int().nullable().meta({ description: "1-based line of the first occurrence." }),
  count: z.int().meta({ description: "How often it occurred in this file." }),
  message: text("report").meta({ description: "The fact, with the value; no advice." }),
});
export type Issue = z.infer<typeof Issue>;
