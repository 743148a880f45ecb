import type { Message, Sample } from "@evalsite/protocol";

/**
 * The conversation as messages. Some sources keep only prompt and answer as texts, and some only
 * the model's message; the prompt then stands before it.
 */
export function sampleMessages(sample: Sample): readonly Message[] {
  const { messages } = sample;
  const prompt: Message = { role: "user", content: [{ type: "text", text: sample.input }] };
  if (messages.length === 0) return [prompt, ...answerOf(sample)];
  const asks = messages.some((message) => message.role === "user");
  if (asks || sample.input === "") return messages;
  const systems = messages.filter((message) => message.role === "system");
  return [...systems, prompt, ...messages.filter((message) => message.role !== "system")];
}

/** What was asked, and what came: cut after the last message of the user. */
export function splitAtAnswer(sample: Sample) {
  const messages = sampleMessages(sample);
  const lastUser = messages.findLastIndex((message) => message.role === "user");
  return { question: messages.slice(0, lastUser + 1), answer: messages.slice(lastUser + 1) };
}

function answerOf({ prediction }: Sample): readonly Message[] {
  if (prediction === null) return [];
  return [{ role: "assistant", content: [{ type: "text", text: prediction }] }];
}
