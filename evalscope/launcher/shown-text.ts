import { findSecrets, replaceSpans } from "../../tools/etl/secrets/find-secrets.ts";
import { namedSecrets } from "../../tools/etl/secrets/named-secrets.ts";
import { writtenForms } from "./secret-scan.ts";

/** A text as it may be shown: without these values, and without what is seen to be a key. */
export function withoutSecrets(text: string, values: readonly string[]): string {
  const forms = values.flatMap(writtenForms).toSorted((a, b) => b.length - a.length);
  const known = forms.reduce((shown, form) => shown.replaceAll(form, "[redacted]"), text);
  const formless = replaceSpans(known, findSecrets(known));
  return replaceSpans(formless, namedSecrets(formless, "program"));
}
