import { SuiteSummary } from "@evalsite/protocol";
import { cleanRecord } from "./clean-record.ts";
import {
  type Redacted,
  type SecretFilter,
  Tally,
  cleanProse,
  cleanValue,
  sumOfKinds,
} from "./redact.ts";

/** A benchmark's name as it is published, in its samples and its summary. */
export function publicName(name: string, filter: SecretFilter): string {
  return cleanProse(name, filter, new Tally());
}

/** A summary without secrets and places: a report's texts are written by people and models. */
export function cleanSuite(suite: SuiteSummary, filter: SecretFilter): Redacted<SuiteSummary> {
  const record = cleanRecord(SuiteSummary, suite, filter);
  const { value, kinds } = cleanValue(record.value, filter);
  return { value, kinds: sumOfKinds([record.kinds, kinds]) };
}
