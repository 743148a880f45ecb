import type { ContentPart, Message, Sample, StoredSample } from "./sample.ts";

/** A sample as a text chunk holds it: nothing is written twice. */
export function storedSample(sample: Sample): StoredSample {
  const { messages, input, prediction } = sample;
  return {
    ...sample,
    input: messages.length > 0 && input === promptText(messages) ? null : input,
    prediction: prediction !== null && prediction === answerText(messages) ? false : prediction,
  };
}

/** A line of a text chunk as the sample it stands for. */
export function restoreSample(stored: StoredSample): Sample {
  const { messages, input, prediction } = stored;
  return {
    ...stored,
    input: input ?? promptText(messages),
    prediction: prediction === false ? answerText(messages) : prediction,
  };
}

/** The text of all messages before the first answer. */
export function promptText(messages: readonly Message[]): string {
  const first = messages.findIndex((message) => message.role === "assistant");
  const prompt = first === -1 ? messages : messages.slice(0, first);
  return prompt.map((message) => textOf(message.content)).join("\n\n");
}

/** The text of the last answer; null if there is none. */
export function answerText(messages: readonly Message[]): string | null {
  const answer = messages.findLast((message) => message.role === "assistant");
  return answer ? textOf(answer.content) : null;
}

function textOf(content: readonly ContentPart[]): string {
  return content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}
