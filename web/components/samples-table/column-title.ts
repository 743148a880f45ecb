import type { samples } from "../../text/samples.ts";

type SampleTexts = (typeof samples)["en"];

/** How a column is called; a metric, and a field of the metadata, by its own name. */
export function columnTitle(text: SampleTexts, id: string): string {
  if (id.startsWith("metric:")) return id.slice("metric:".length);
  if (id.startsWith("meta:")) return id.slice("meta:".length);
  return isNamed(text, id) ? text.column[id] : id;
}

function isNamed(text: SampleTexts, id: string): id is keyof SampleTexts["column"] {
  return Object.hasOwn(text.column, id);
}
