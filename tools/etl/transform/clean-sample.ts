import type { ContentPart, Message, Sample, TraceEvent } from "@evalsite/protocol";
import { withoutHosts, withoutInternalPlaces, withoutPaths, withoutWholePath } from "./places.ts";
import {
  type Redacted,
  type SecretFilter,
  cleanAction,
  cleanConfiguration,
  cleanContent,
  cleanEach,
} from "./redact.ts";
import { withoutNamedSecrets } from "./secret-names.ts";

/**
 * A sample without what tells of the machines it was made on. Questions and answers stay as they are,
 * unless one is nothing but a path. Secrets known by their value are looked for later, in all of it.
 */
export function cleanSample(sample: Sample, filter: SecretFilter): Redacted<Sample> {
  const metadata = cleanEach(sample.metadata, filter, cleanContent);
  const judge = cleanConfiguration(sample.judge, filter);
  const trace = sample.trace.map((event) => cleanEvent(event, filter));
  const value: Sample = {
    ...sample,
    suite: cleanName(sample.suite),
    subset: cleanName(sample.subset),
    messages: sample.messages.map(cleanMessage),
    target: textOr(sample.target, withoutWholePath),
    prediction: textOr(sample.prediction, withoutWholePath),
    extracted: textOr(sample.extracted, withoutWholePath),
    explanation: textOr(sample.explanation, cleanReport),
    error: textOr(sample.error, cleanReport),
    judge: judge.value,
    trace: trace.map((event) => event.value),
    metadata: metadata.value,
  };
  const counts = [metadata, judge, ...trace].map(({ count }) => count);
  return { value, count: counts.reduce((sum, count) => sum + count, 0) };
}

let lastNames: ReadonlyMap<string, string> = new Map();

/** Neighbours have the same names. */
function cleanName(name: string): string {
  const known = lastNames.get(name);
  if (known !== undefined) return known;
  const clean = withoutInternalPlaces(name);
  lastNames = new Map([...[...lastNames].slice(-8), [name, clean]]);
  return clean;
}

/** What an agent's environment writes of itself; the others are what the model and its tools said. */
const ofEnvironment = /^(?:error$|env_|run_)/;

function cleanEvent(event: TraceEvent, filter: SecretFilter): Redacted<TraceEvent> {
  const clean = ofEnvironment.test(event.type) ? cleanConfiguration : cleanAction;
  const { value, count } = clean(event.payload, filter);
  return { value: { ...event, payload: value }, count };
}

function cleanMessage(message: Message): Message {
  const { content, tool_calls, error } = message;
  return {
    ...message,
    content: content.map(cleanPart),
    ...(tool_calls && {
      tool_calls: tool_calls.map((call) => ({ ...call, error: textOr(call.error, cleanReport) })),
    }),
    ...(error !== undefined && { error: cleanReport(error) }),
  };
}

function cleanPart(part: ContentPart): ContentPart {
  return part.type === "text" ? { ...part, text: withoutWholePath(part.text) } : part;
}

/** What a program reports of its own doing. */
function cleanReport(text: string): string {
  return withoutNamedSecrets(withoutHosts(withoutPaths(text)));
}

function textOr(text: string | null, clean: (text: string) => string): string | null {
  return text === null ? null : clean(text);
}
