import type { z } from "zod";
import { type SampleResult, damaged, ok } from "./sample-problem.ts";

/** One line of a chunk as a value of the protocol. */
export function parseLine<T>(
  schema: z.ZodType<T>,
  file: string,
  line: string | undefined,
  row: number,
): SampleResult<T> {
  let raw: unknown;
  try {
    raw = JSON.parse(line ?? "");
  } catch (error) {
    return damaged(file, "line", `row ${row}: ${String(error)}`);
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return damaged(file, "line", `row ${row}: ${issue?.path.join(".") ?? ""}: ${issue?.message}`);
}
