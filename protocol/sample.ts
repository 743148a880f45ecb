import { z } from "zod";
import { Outcome } from "./outcome.ts";
import { fields, json, text } from "./privacy.ts";

/** One part of a message. Unknown part types of a source become `data`. */
export const ContentPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: text("text") }),
  z.object({
    type: z.literal("reasoning"),
    text: text("text"),
    redacted: z.boolean().default(false),
  }),
  z.object({
    type: z.literal("media"),
    media: z.enum(["image", "audio", "video"]),
    src: text("text").nullable().meta({
      description: "File relative to the run's folder or an https address; null when missing.",
    }),
    note: text("prose")
      .nullable()
      .meta({ description: "Why it is missing, or where it came from." }),
  }),
  z.object({ type: z.literal("data"), data: json("text") }),
]);
export type ContentPart = z.infer<typeof ContentPart>;

export const ToolCall = z.object({
  id: text("text").nullable(),
  name: text("text"),
  arguments: json("text"),
  error: text("report").nullable(),
});
export type ToolCall = z.infer<typeof ToolCall>;

export const Message = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: z.array(ContentPart),
  tool_calls: z.array(ToolCall).optional(),
  tool_call_id: text("text").optional(),
  name: text("text").optional(),
  error: text("report").optional(),
});
export type Message = z.infer<typeof Message>;

/** Where a sample's parts stand in the raw folder. */
export const SampleSource = z.object({
  file: text("text").meta({ description: "Relative to the run's folder." }),
  line: z.int().meta({ description: "1-based." }),
});
export type SampleSource = z.infer<typeof SampleSource>;

export const TraceEvent = z.object({
  step: z.int().nullable(),
  type: text("text"),
  timestamp_s: z.number().nullable().meta({ description: "Seconds since 1970-01-01 UTC." }),
  latency_ms: z.number().nullable(),
  payload: json("event"),
});
export type TraceEvent = z.infer<typeof TraceEvent>;

/** One answer of a model to one item. */
export const Sample = z.object({
  suite: text("prose"),
  subset: text("prose"),
  id: text("text").meta({ description: "As declared by the source; unique within the subset." }),
  group_id: text("text").nullable().meta({ description: "Same for all repeats of an item." }),
  repeat: z.int().meta({ description: "0-based." }),
  item_key: text("own").meta({
    description:
      "16 hex digits: hash of suite, subset, question, target. Items that ask exactly the same share it here; the item list tells them apart.",
  }),
  input: text("text").meta({ description: "The prompt as text." }),
  messages: z
    .array(Message)
    .meta({ description: "The conversation, answer included; may be empty." }),
  target: text("text").nullable(),
  prediction: text("text").nullable().meta({ description: "The answer as text." }),
  extracted: text("text")
    .nullable()
    .meta({ description: 'The parsed answer; "" = parsing failed.' }),
  score: z.number().nullable().meta({ description: "Headline metric, native scale." }),
  metrics: z.record(text("prose"), z.number()).meta({ description: "All metrics of this sample." }),
  outcome: Outcome,
  explanation: text("prose").nullable(),
  error: text("report").nullable(),
  stop_reason: text("prose").nullable(),
  input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  latency_s: z.number().nullable(),
  ttft_s: z.number().nullable(),
  judge: json("setting").nullable(),
  trace: z.array(TraceEvent),
  metadata: fields("content"),
  sources: z.array(SampleSource),
  earlier: z
    .array(z.object({ metrics: z.record(text("prose"), z.number()), source: SampleSource }))
    .optional()
    .meta({
      description:
        "Verdicts on this very answer that a later review replaced and contradicts, oldest first; absent: none.",
    }),
  redactions: z.record(text("own"), z.int()).optional().meta({
    description: "Secrets that were replaced in it, by kind; absent: none.",
  }),
});
export type Sample = z.infer<typeof Sample>;

/** A line of a text chunk: a sample, without what its messages say already. See `restoreSample`. */
export const StoredSample = Sample.extend({
  input: text("text").nullable().meta({ description: "Null: it is the prompt within messages." }),
  prediction: z
    .union([text("text"), z.literal(false)])
    .nullable()
    .meta({ description: "False: it is the last answer within messages. Null: there is none." }),
});
export type StoredSample = z.infer<typeof StoredSample>;

/** A line of `samples_head.jsonl`. */
export const SampleHead = z.object({
  input: text("text"),
  target: text("text").nullable(),
  prediction: text("text").nullable(),
  score: z.number().nullable(),
  suite: text("text").optional(),
  subset: text("text").optional(),
  id: text("text").optional(),
});
export type SampleHead = z.infer<typeof SampleHead>;

/** A line of a preview chunk: enough for a table row, without any column. */
export const SamplePreview = z.object({
  id: text("text"),
  input: text("text"),
  target: text("text"),
  prediction: text("text"),
  outcome: Outcome,
  subset: text("text"),
  repeat: z.int(),
  score: z.number().nullable(),
  input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  latency_s: z.number().nullable(),
  ttft_s: z.number().nullable(),
  prediction_chars: z.int(),
  metrics: z.record(text("text"), z.number()),
});
export type SamplePreview = z.infer<typeof SamplePreview>;
