import {
  type Message,
  type MetricIdentity,
  type MetricSemantics,
  type Sample,
  type SampleSource,
  answerText,
  metricKey,
  promptText,
} from "@evalsite/protocol";
import type { Place, SampleFields } from "../extract/fact.ts";
import { canonicalMetric } from "./metric-names.ts";
import { semanticsOf } from "./metric-semantics.ts";
import { isUsable, outcomeOf } from "./outcome.ts";

/** What the parts of one sample say together; the review's field wins over the prediction's. */
export interface MergedParts {
  readonly suite: string;
  readonly subset: string;
  readonly index: string;
  readonly repeat: number;
  readonly fields: SampleFields;
  readonly places: readonly Place[];
}

/** The headline metric that samples of a suite are judged by; null = take each sample's own. */
export interface HeadlineChoice {
  readonly identity: MetricIdentity;
  readonly semantics: MetricSemantics;
}

/** A function from text to a hex digest of at least 16 digits. */
export type Hash = (text: string) => string;

export function mergeFields(
  prediction: SampleFields | undefined,
  review: SampleFields | undefined,
): SampleFields {
  if (!prediction || !review) return prediction ?? review ?? {};
  const metadata = { ...prediction.metadata, ...review.metadata };
  const messages = richer(prediction.messages, review.messages);
  return {
    ...prediction,
    ...review,
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(messages ? { messages } : {}),
  };
}

/** The longer conversation tells more: a review may hold the prompt only as text, a prediction the tools. */
function richer(
  a: readonly Message[] | undefined,
  b: readonly Message[] | undefined,
): readonly Message[] | undefined {
  if (!a || !b) return a ?? b;
  return a.length > b.length ? a : b;
}

/** Merged parts to the protocol's sample. */
export function finishSample(
  merged: MergedParts,
  itemKey: string,
  headline: HeadlineChoice | null,
): Sample {
  const { fields } = merged;
  const metrics = canonicalValues(fields.values ?? {});
  const main = mainMetric(fields, metrics, headline);
  const counts = main !== null && isUsable(fields.status);
  const score = counts ? (metrics[main] ?? null) : null;
  return {
    suite: merged.suite,
    subset: merged.subset,
    id: fields.id ?? merged.index,
    group_id: fields.groupId ?? null,
    repeat: merged.repeat,
    item_key: itemKey,
    input: fields.input ?? promptText(fields.messages ?? []),
    messages: conversation(fields),
    target: fields.target ?? null,
    prediction: fields.prediction ?? answerText(fields.messages ?? []),
    extracted: fields.extracted ?? null,
    score,
    metrics,
    outcome: outcomeOf({
      score,
      semantics: headline?.semantics ?? (main === null ? null : semanticsOf(canonicalMetric(main))),
      extracted: fields.extracted,
      prediction: fields.prediction,
      stopReason: fields.stopReason,
      error: fields.error,
      status: fields.status,
    }),
    explanation: fields.explanation ?? null,
    error: fields.error ?? null,
    stop_reason: fields.stopReason ?? null,
    input_tokens: fields.inputTokens ?? null,
    output_tokens: fields.outputTokens ?? null,
    latency_s: fields.latencyS ?? null,
    ttft_s: fields.ttftS ?? null,
    judge: fields.judge ?? null,
    trace: [...(fields.trace ?? [])],
    metadata: fields.metadata ?? {},
    sources: merged.places.map(sourceOf),
  };
}

/** Older versions keep the prompt only as text, beside an answer that is a message. */
function conversation({ messages = [], input }: SampleFields): Message[] {
  const hasPrompt = messages.some((message) => message.role === "user");
  if (messages.length === 0 || hasPrompt || input === undefined) return [...messages];
  return [{ role: "user", content: [{ type: "text", text: input }] }, ...messages];
}

function sourceOf(place: Place): SampleSource {
  return { file: place.file, line: place.line ?? 1 };
}

function canonicalValues(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => [canonicalKey(name), value]),
  );
}

const keysByName = new Map<string, string>();

/** Samples name the same few metrics again and again. */
function canonicalKey(name: string): string {
  const known = keysByName.get(name);
  if (known !== undefined) return known;
  const key = metricKey(canonicalMetric(name));
  if (keysByName.size < 1000) keysByName.set(name, key);
  return key;
}

/** Key of the metric a sample is judged by: what it names itself, else the suite's headline, else its first. */
function mainMetric(
  fields: SampleFields,
  metrics: Readonly<Record<string, number>>,
  headline: HeadlineChoice | null,
): string | null {
  const own = fields.mainMetric === undefined ? null : canonicalKey(fields.mainMetric);
  if (own !== null && Object.hasOwn(metrics, own)) return own;
  const wanted = headline === null ? null : sampleKey(headline.identity);
  if (wanted !== null && Object.hasOwn(metrics, wanted)) return wanted;
  return Object.keys(metrics)[0] ?? null;
}

/** The key under which samples hold the values that a reported metric is made from. */
export function sampleKey(identity: MetricIdentity): string {
  const { k: _k, ...dimensions } = identity.dimensions;
  return metricKey({ name: identity.name, aggregation: "mean", dimensions });
}

/** Key of an item: 16 hex digits over suite, subset, question and target (`target` for another one). */
export function itemKey(
  { suite, subset, fields }: MergedParts,
  hash: Hash,
  target = fields.target ?? "",
): string {
  const asked = fields.question ?? fields.input ?? promptText(fields.messages ?? []);
  const lengths = `${suite.length} ${subset.length} ${asked.length} ${target.length}`;
  return hash(`${lengths}\n${suite}${subset}${asked}${target}`).slice(0, 16);
}
