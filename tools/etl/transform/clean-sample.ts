import { Sample } from "@evalsite/protocol";
import { cleanRecord } from "./clean-record.ts";
import type { Redacted, SecretFilter } from "./redact.ts";

/**
 * A sample without what tells of the machines it was made on. What was asked, expected and answered stays as it is: of keys that their
 * own form proves, which are looked for later, in all of it, nothing else is taken out of it.
 */
export function cleanSample(sample: Sample, filter: SecretFilter): Redacted<Sample> {
  return cleanRecord(Sample, sample, filter);
}
