import type { SuiteSummary } from "@evalsite/protocol";
import { withoutInternalPlaces } from "./places.ts";
import {
  type Redacted,
  type SecretFilter,
  cleanConfiguration,
  cleanEach,
  cleanValue,
  mapFewTexts,
} from "./redact.ts";

/** A benchmark's name as it is published, in its samples and its summary. */
export function publicName(name: string, filter: SecretFilter): string {
  return filter.clean(withoutInternalPlaces(name)).value;
}

/** A summary without secrets and places: a report's texts are written by people and models. */
export function cleanSuite(suite: SuiteSummary, filter: SecretFilter): Redacted<SuiteSummary> {
  const identity = cleanEach(suite.identity, filter, cleanConfiguration);
  const judge = cleanConfiguration(suite.judge, filter);
  const stated = { ...suite, identity: identity.value, judge: judge.value };
  const { value, count } = cleanValue(mapFewTexts(stated, withoutInternalPlaces), filter);
  return { value, count: count + identity.count + judge.count };
}
