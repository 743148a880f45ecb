import { z } from "zod";
import { JsonValue } from "./json-value.ts";
import { Outcome } from "./outcome.ts";

/** One part of a message. Unknown part types of a source become `data`. */
export const ContentPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("reasoning"),
    text: z.string(),
    redacted: z.boolean().default(false),
  }),
  z.object({
    type: z.literal("media"),
    media: z.enum(["image", "audio", "video"]),
    src: z.string().nullable().meta({
      description: "File relative to the run's folder or an https address; null when missing.",
    }),
    note: z.string().nullable().meta({ description: "Why it is missing, or where it came from." }),
  }),
  z.object({ type: z.literal("data"), data: JsonValue }),
]);
export type ContentPart = z.infer<typeof ContentPart>;

export const ToolCall = z.object({
  id: z.string().nullable(),
  name: z.string(),
  arguments: JsonValue,
  error: z.string().nullable(),
});
export type ToolCall = z.infer<typeof ToolCall>;

export const Message = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: z.array(ContentPart),
  tool_calls: z.array(ToolCall).optional(),
  tool_call_id: z.string().optional(),
  name: z.string().optional(),
  error: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

/** Where a sample's parts stand in the raw folder. */
export const SampleSource = z.object({
  file: z.string().meta({ description: "Relative to the run's folder." }),
  line: z.int().meta({ description: "1-based." }),
});
export type SampleSource = z.infer<typeof SampleSource>;

export const TraceEvent = z.object({
  step: z.int().nullable(),
  type: z.string(),
  timestamp_s: z.number().nullable().meta({ description: "Seconds since 1970-01-01 UTC." }),
  latency_ms: z.number().nullable(),
  payload: JsonValue,
});
export type TraceEvent = z.infer<typeof TraceEvent>;

/** One answer of a model to one item. */
export const Sample = z.object({
  suite: z.string(),
  subset: z.string(),
  id: z.string().meta({ description: "As declared by the source; unique within the subset." }),
  group_id: z.string().nullable().meta({ description: "Same for all repeats of an item." }),
  repeat: z.int().meta({ description: "0-based." }),
  item_key: z.string().meta({
    description:
      "16 hex digits: hash of suite, subset, question, target. Items that ask exactly the same share it here; the item list tells them apart.",
  }),
  input: z.string().meta({ description: "The prompt as text." }),
  messages: z
    .array(Message)
    .meta({ description: "The conversation, answer included; may be empty." }),
  target: z.string().nullable(),
  prediction: z.string().nullable().meta({ description: "The answer as text." }),
  extracted: z.string().nullable().meta({ description: 'The parsed answer; "" = parsing failed.' }),
  score: z.number().nullable().meta({ description: "Headline metric, native scale." }),
  metrics: z.record(z.string(), z.number()).meta({ description: "All metrics of this sample." }),
  outcome: Outcome,
  explanation: z.string().nullable(),
  error: z.string().nullable(),
  stop_reason: z.string().nullable(),
  input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  latency_s: z.number().nullable(),
  ttft_s: z.number().nullable(),
  judge: JsonValue.nullable(),
  trace: z.array(TraceEvent),
  metadata: z.record(z.string(), JsonValue),
  sources: z.array(SampleSource),
  earlier: z
    .array(z.object({ metrics: z.record(z.string(), z.number()), source: SampleSource }))
    .optional()
    .meta({
      description:
        "Verdicts on this very answer that a later review replaced and contradicts, oldest first; absent: none.",
    }),
});
export type Sample = z.infer<typeof Sample>;

/** A line of a text chunk: a sample, without what its messages say already. See `restoreSample`. */
export const StoredSample = Sample.extend({
  input: z.string().nullable().meta({ description: "Null: it is the prompt within messages." }),
  prediction: z
    .union([z.string(), z.literal(false)])
    .nullable()
    .meta({ description: "False: it is the last answer within messages. Null: there is none." }),
});
export type StoredSample = z.infer<typeof StoredSample>;

/** A line of `samples_head.jsonl`. */
export const SampleHead = z.object({
  input: z.string(),
  target: z.string().nullable(),
  prediction: z.string().nullable(),
  score: z.number().nullable(),
  suite: z.string().optional(),
  subset: z.string().optional(),
  id: z.string().optional(),
});
export type SampleHead = z.infer<typeof SampleHead>;

/** A line of a preview chunk: enough for a table row, without any column. */
export const SamplePreview = z.object({
  id: z.string(),
  input: z.string(),
  target: z.string(),
  prediction: z.string(),
  outcome: Outcome,
  subset: z.string(),
  repeat: z.int(),
  score: z.number().nullable(),
  input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  latency_s: z.number().nullable(),
  ttft_s: z.number().nullable(),
  prediction_chars: z.int(),
  metrics: z.record(z.string(), z.number()),
});
export type SamplePreview = z.infer<typeof SamplePreview>;
