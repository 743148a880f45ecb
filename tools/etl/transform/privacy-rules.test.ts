import {
  Issue,
  Sample,
  SamplePreview,
  StoredSample,
  StressTest,
  SuiteSummary,
  WithheldRun,
  files,
  privacy,
} from "@evalsite/protocol";
import { expect, test } from "vitest";
import { z } from "zod";
import { madeSecrets } from "../testing/made-secrets.ts";
import { cleanRecord } from "./clean-record.ts";
import { secretFilter } from "./redact.ts";

/** Places of a schema that hold text and have no rule beside them. */
function withoutRule(schema: unknown, place = ""): readonly string[] {
  if (!(schema instanceof z.ZodType) || privacy.get(schema) !== undefined) return [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      withoutRule(field, `${place}.${name}`),
    );
  if (schema instanceof z.ZodArray) return withoutRule(schema.element, `${place}[]`);
  if (schema instanceof z.ZodRecord)
    return [
      ...withoutRule(schema.keyType, `${place}{name}`),
      ...withoutRule(schema.valueType, `${place}{}`),
    ];
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => withoutRule(option, place));
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault
  )
    return withoutRule(schema.unwrap(), place);
  if (schema instanceof z.ZodPipe) return withoutRule(schema.in, place);
  if (schema instanceof z.ZodUnknown && isNumbers(schema)) return [];
  const hasNoText = [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull].some(
    (type) => schema instanceof type,
  );
  return hasNoText ? [] : [place];
}

/** A list of numbers is looked at in one go, and has no schema of its elements. */
function isNumbers(schema: z.ZodType): boolean {
  return JSON.stringify(schema.meta()?.["items"] ?? null).includes('"type"');
}

test.each([
  ...Object.entries(files),
  ["Sample", Sample],
  ["StoredSample", StoredSample],
  ["SamplePreview", SamplePreview],
  ["SuiteSummary", SuiteSummary],
  ["StressTest", StressTest],
  ["WithheldRun", WithheldRun],
  ["Issue", Issue],
] as const)("every text of %s has a rule beside it", (_name, schema) => {
  expect(withoutRule(schema)).toEqual([]);
});

test("a field without a rule is found, and cleaned as a program's text", () => {
  const schema = z.object({ said: z.string(), deep: z.array(z.object({ more: z.string() })) });
  expect(withoutRule(schema)).toEqual([".said", ".deep[].more"]);
  const record = { said: "see /home/li/x", deep: [{ more: "password=hunter22" }] };
  expect(cleanRecord(schema, record, secretFilter()).value).toEqual({
    said: "see …/x",
    deep: [{ more: "password=[redacted: password]" }],
  });
});

test("what was asked and answered is not even looked at for names and places", () => {
  const key = madeSecrets(1)[0]?.text ?? "";
  const text = `password=hunter22 in /home/li/x at 10.2.3.4:80, ${key}`;
  const schema = z.object({ input: Sample.shape.input, prediction: Sample.shape.prediction });
  const record = { input: text, prediction: text };
  expect(cleanRecord(schema, record, secretFilter()).value).toBe(record);
});
