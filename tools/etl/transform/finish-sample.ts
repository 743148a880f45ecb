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
import { type Place, type SampleFields, unnamed } from "../extract/fact.ts";
import { canonicalMetric } from "./metric-names.ts";
import { metricOfKey } from "./metric-of-key.ts";
import { semanticsOf } from "./metric-semantics.ts";
import { isUsable, outcomeOf } from "./outcome.ts";
import { primaryMetric } from "./primary-metrics.ts";
import { uniqueKey } from "./unique-key.ts";

/** What the parts of one sample say together; the review's field wins over the prediction's. */
export interface MergedParts {
  readonly suite: string;
  readonly subset: string;
  readonly index: string;
  readonly repeat: number;
  readonly fields: SampleFields;
  readonly places: readonly Place[];
}

/** The headline metric that samples of a suite are judged by, where they have it. */
export interface HeadlineChoice {
  readonly identity: MetricIdentity;
  readonly semantics: MetricSemantics;
}

/** A sample, and the key of the metric that its score is a value of; null where it has no score. */
export interface FinishedSample {
  readonly sample: Sample;
  readonly scoredBy: string | null;
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
): FinishedSample {
  const { fields } = merged;
  const metrics = canonicalValues(fields.values ?? {}, headline);
  const main = mainMetric(merged, metrics, headline);
  const counts = main !== null && isUsable(fields.status);
  const score = counts ? (metrics[main] ?? null) : null;
  const sample: Sample = {
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
      semantics: main === null ? null : semanticsBy(main, headline),
      extracted: fields.extracted,
      prediction: fields.prediction,
      stopReason: fields.stopReason,
      error: fields.error,
      status: fields.status,
      judgeFailed: fields.judgeError !== undefined,
      notAttempted: metrics["is_not_attempted"] === 1,
    }),
    explanation: fields.explanation ?? null,
    error: fields.error ?? fields.judgeError ?? null,
    stop_reason: fields.stopReason ?? null,
    input_tokens: fields.inputTokens ?? null,
    output_tokens: fields.outputTokens ?? null,
    latency_s: fields.latencyS ?? null,
    ttft_s: fields.ttftS ?? null,
    judge: fields.judge ?? null,
    trace: [...(fields.trace ?? [])],
    metadata: fields.metadata ?? {},
    sources: merged.places.map(sourceOf),
    ...(fields.earlier && {
      earlier: fields.earlier.map(({ place, values }) => ({
        metrics: canonicalValues(values, headline),
        source: sourceOf(place),
      })),
    }),
  };
  return { sample, scoredBy: score === null ? null : main };
}

function semanticsBy(key: string, headline: HeadlineChoice | null): MetricSemantics {
  return headline !== null && sampleKey(headline.identity) === key
    ? headline.semantics
    : semanticsOf(metricOfKey(key));
}

/** With the prompt where older versions keep it only as text, and what the model thought where only the answer's text had it. */
function conversation(fields: SampleFields): Message[] {
  const { messages = [], reasoning } = fields;
  if (reasoning === undefined) return withPrompt(messages, fields);
  const at = messages.findLastIndex(({ role }) => role === "assistant");
  const thought = { type: "reasoning", text: reasoning, redacted: false } as const;
  const said = fields.prediction ? [{ type: "text", text: fields.prediction } as const] : [];
  const spoken = messages[at];
  if (!spoken)
    return withPrompt([...messages, { role: "assistant", content: [thought, ...said] }], fields);
  return withPrompt(
    messages.with(at, { ...spoken, content: [thought, ...spoken.content] }),
    fields,
  );
}

function withPrompt(messages: readonly Message[], { input }: SampleFields): Message[] {
  const hasPrompt = messages.some((message) => message.role === "user");
  if (messages.length === 0 || hasPrompt || input === undefined) return [...messages];
  return [{ role: "user", content: [{ type: "text", text: input }] }, ...messages];
}

function sourceOf(place: Place): SampleSource {
  return { file: place.file, line: place.line ?? 1 };
}

/**
 * Values by key; the unnamed one first, as one of the headline metric, unless another of that metric is stated. Two
 * names of one metric are kept apart: the second stays as it is spelled.
 */
function canonicalValues(
  values: Readonly<Record<string, number>>,
  headline: HeadlineChoice | null,
): Record<string, number> {
  const canonical: Record<string, number> = {};
  for (const name in values) {
    const value = values[name] ?? Number.NaN;
    if (!Number.isFinite(value) || name === unnamed) continue;
    canonical[uniqueKey(canonicalKey(name), name, (key) => Object.hasOwn(canonical, key))] = value;
  }
  const bare = values[unnamed];
  if (bare === undefined || !Number.isFinite(bare)) return canonical;
  const key = headline === null ? bareKey : sampleKey(headline.identity);
  const isFree = !Object.hasOwn(canonical, key) || canonical[key] === bare;
  return { [isFree ? key : bareKey]: bare, ...canonical };
}

/** Of a score of which nothing is known: by its name a share. */
const bareKey = "normalized_score";

/** The weights of a sample's values, by the keys that its metrics have. */
export function canonicalWeights({ weights = {} }: SampleFields): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [canonicalKey(name), weight]),
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

/**
 * Key of the metric a sample is judged by: the suite's headline, else what the sample names itself, else what
 * would head the suite if it had no other metrics than the sample.
 */
function mainMetric(
  { suite, fields }: MergedParts,
  metrics: Readonly<Record<string, number>>,
  headline: HeadlineChoice | null,
): string | null {
  const bare = fields.values?.[unnamed];
  if (bare !== undefined) return Object.keys(metrics).find((key) => metrics[key] === bare) ?? null;
  const wanted = headline === null ? null : sampleKey(headline.identity);
  if (wanted !== null && Object.hasOwn(metrics, wanted)) return wanted;
  const own = fields.mainMetric === undefined ? null : canonicalKey(fields.mainMetric);
  if (own !== null && Object.hasOwn(metrics, own)) return own;
  return primaryKey(suite, Object.keys(metrics));
}

const primaryKeys = new Map<string, string | null>();

/** The samples of a suite mostly have the same metrics. */
function primaryKey(suite: string, keys: readonly string[]): string | null {
  const [only = null] = keys;
  if (keys.length < 2) return only;
  const all = JSON.stringify([suite, keys]);
  const known = primaryKeys.get(all);
  if (known !== undefined) return known;
  const primary = keys[primaryMetric(suite, keys.map(metricOfKey))] ?? null;
  if (primaryKeys.size < 1000) primaryKeys.set(all, primary);
  return primary;
}

/** Dimensions of what is made of samples' values, not of the values. */
const ofAggregates: readonly string[] = ["overall", "question_types", "categories"];

/** The key under which samples hold the values that a reported metric is made from. */
export function sampleKey(identity: MetricIdentity): string {
  const { k: _k, scope, ...rest } = identity.dimensions;
  const isPart = scope !== undefined && !ofAggregates.includes(String(scope));
  const dimensions = isPart ? { ...rest, scope } : rest;
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
