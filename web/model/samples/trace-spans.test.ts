import { expect, test } from "vitest";
import { traceSpans } from "./trace-spans.ts";

const event = { step: null, type: "model", payload: null };

test("events lie where their time stamps say", () => {
  const spans = traceSpans([
    { ...event, timestamp_s: 100, latency_ms: 2000 },
    { ...event, timestamp_s: 103, latency_ms: 1000 },
    { ...event, timestamp_s: null, latency_ms: null },
  ]);
  expect(spans).toEqual([{ start: 0, length: 0.5 }, { start: 0.75, length: 0.25 }, null]);
});

test("without time stamps they follow one another", () => {
  const spans = traceSpans([
    { ...event, timestamp_s: null, latency_ms: 10 },
    { ...event, timestamp_s: null, latency_ms: 30 },
  ]);
  expect(spans).toEqual([
    { start: 0, length: 0.25 },
    { start: 0.25, length: 0.75 },
  ]);
});

test("nothing in time, nothing to place", () => {
  expect(traceSpans([{ ...event, timestamp_s: 5, latency_ms: null }])).toEqual([null]);
  expect(traceSpans([])).toEqual([]);
});
