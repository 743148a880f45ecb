import type { Sample, SamplePreview } from "@evalsite/protocol";

/** What a search reads: the table's excerpts, or everything a sample says. */
export type SearchScope = "previews" | "texts";

/** A test for texts that contain the needle, whatever the case. */
export function containsText(needle: string): (text: string) => boolean {
  const wanted = needle.toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}

export function previewTexts(preview: SamplePreview): readonly string[] {
  return [preview.id, preview.input, preview.target, preview.prediction];
}

/** All texts of a sample that a reader can see, tool calls and reasoning included. */
export function sampleTexts(sample: Sample): readonly string[] {
  const { id, input, target, prediction, extracted, explanation, error } = sample;
  const messages = sample.messages.flatMap((message) => [
    ...message.content.map((part) => {
      return part.type === "text" || part.type === "reasoning" ? part.text : "";
    }),
    ...(message.tool_calls ?? []).map((call) => `${call.name} ${JSON.stringify(call.arguments)}`),
  ]);
  const single = [id, input, target, prediction, extracted, explanation, error];
  return [...single.filter((text) => text !== null), ...messages];
}

/**
 * Whether a line of JSON can contain the needle at all. Letters and digits stand in JSON as they
 * are; for anything else only the parsed text can tell.
 */
export function lineMayContain(needle: string): (line: string) => boolean {
  return /^[\w ]*$/.test(needle) ? containsText(needle) : () => true;
}
