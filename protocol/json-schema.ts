import { z } from "zod";
import { files } from "./parse.ts";
import { SamplePreview, StoredSample } from "./sample.ts";
import { SCHEMA_VERSION } from "./version.ts";

const names = {
  index: "index",
  manifest: "manifest",
  projects: "projects",
  runTable: "run_table",
  scoreBlock: "score_block",
  traitList: "trait_list",
  traitBlock: "trait_block",
  meta: "meta",
  metrics: "metrics",
  evalSummary: "eval_summary",
  samplesHead: "samples_head.line",
  sampleStore: "sample_store",
} as const satisfies Record<keyof typeof files, string>;

/** File name and text of the JSON Schema of every file of the protocol, as published in `protocol/schema`. */
export function jsonSchemas(): readonly (readonly [string, string])[] {
  const published = Object.entries(names).map(([kind, name]) => {
    const schema = Object.entries(files).find(([candidate]) => candidate === kind)?.[1];
    return [name, schema ?? z.never()] as const;
  });
  return [
    ...published,
    ["stored_sample.line", StoredSample] as const,
    ["sample_preview.line", SamplePreview] as const,
  ].map(([name, schema]) => [`${name}.${SCHEMA_VERSION}.json`, textOf(name, schema)]);
}

function textOf(title: string, schema: z.ZodType): string {
  const generated = z.toJSONSchema(schema, { io: "input" });
  return `${JSON.stringify({ title, ...generated }, null, 2)}\n`;
}
