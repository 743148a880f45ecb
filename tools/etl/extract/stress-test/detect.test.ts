import { expect, test } from "vitest";
import { probe } from "../probe.ts";
import { detect } from "./detect.ts";

async function formatOf(text: string): Promise<string | null> {
  const bytes = new TextEncoder().encode(text);
  const file = {
    path: "file",
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
  const detection = detect(await probe(file));
  return detection.kind === "yes" ? detection.format : null;
}

const database = (columns: string) => `SQLite format 3\0…CREATE TABLE result(id, ${columns})`;
const page = (title: string, before = "") =>
  `<!doctype html><html>${before}<head><title>${title}</title></head>`;
const log = (first: string, second: string) => `${first}\n${second}\n`;
const stamp = "2026-01-02 03:04:05,678 - evalscope - INFO";

test.each<[string, string, string | null]>([
  ["the requests' database", database("first_chunk_latency"), "perf database"],
  ["another database", database("answer"), null],
  ["the report's page", page("Performance Report"), "perf report page"],
  ["another page", page("Report"), null],
  ["a page whose title comes late", page("Performance Report", " ".repeat(2000)), null],
  ["the summary printed", "\n┌───┐\nPerformance Test Summary Report\n", "perf summary as text"],
  ["a text that speaks of it late", `${" ".repeat(400)}Performance Test Summary`, null],
  ["its log", log(`${stamp}: x`, `${stamp}: Starting benchmark with …`), "perf log"],
  ["the log of a search for the load", log(`${stamp}: Starting SLA Auto-tune`, ""), "perf log"],
  ["the log of something else", log(`${stamp}: x`, `${stamp}: Start evaluating`), null],
  ["a log without evalscope's head", log("x", "Starting benchmark"), null],
  ["a text", "hello", null],
])("%s", async (_what, text, format) => expect(await formatOf(text)).toBe(format));
