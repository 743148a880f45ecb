import { agentForms } from "./forms-agents.ts";
import { businessForms } from "./forms-business.ts";
import { cloudForms } from "./forms-clouds.ts";
import { dataForms } from "./forms-data.ts";
import { generalForms } from "./forms-general.ts";
import { modelForms } from "./forms-models.ts";
import { serviceForms } from "./forms-services.ts";
import { signatureForms } from "./forms-signatures.ts";
import type { SecretForm } from "./secret-form.ts";
import { SignScanner, asciiOf } from "./secret-signs.ts";

/** Every kind of key that its own form proves. Of two that begin at one place the first counts. */
export const secretForms: readonly SecretForm[] = [
  ...generalForms,
  ...signatureForms,
  ...modelForms,
  ...cloudForms,
  ...serviceForms,
  ...dataForms,
  ...businessForms,
  ...agentForms,
];

const ofSign = secretForms.flatMap((form) => form.signs.map(() => form));
const scanner = new SignScanner(secretForms.flatMap(({ signs }) => signs));

/** A key in a text: what is to be replaced, from `start` to before `end`. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/**
 * Keys that their own form proves, in order, none within another.
 * @param bytes the text in UTF-8, where that is at hand: it is faster to look through
 */
export function findSecrets(text: string, bytes?: Uint8Array): readonly SecretSpan[] {
  if (!scanner.holdsAny(bytes ?? asciiOf(text))) return none;
  const spans: SecretSpan[] = [];
  let end = 0;
  for (const { sign, at } of scanner.findAll(asciiOf(text))) {
    const form = ofSign[sign];
    if (form === undefined || at < end) continue;
    const span = spanAt(form, text, at);
    if (span === null || span.start < end) continue;
    spans.push(span);
    end = span.end;
  }
  return spans;
}

const none: readonly SecretSpan[] = [];

function spanAt(
  { kind, pattern, accepts, more }: SecretForm,
  text: string,
  at: number,
): SecretSpan | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  const { kept = "", before = "", body = "" } = match.groups ?? {};
  if (!accepts(body)) return null;
  let end = more(text, at + match[0].length);
  // A full stop ends the sentence, not the key.
  while (text[end - 1] === ".") end--;
  return { start: at + kept.length - before.length, end, kind };
}

/** What stands where a secret was. */
export function mark(kind: string): string {
  return `[redacted: ${kind}]`;
}

/** A text with what was found in it replaced. @param told called with the kind of each */
export function replaceSpans(
  text: string,
  spans: readonly SecretSpan[],
  told: (kind: string) => void = () => undefined,
): string {
  let value = "";
  let from = 0;
  for (const { start, end, kind } of spans) {
    told(kind);
    value += text.slice(from, start) + mark(kind);
    from = end;
  }
  return value + text.slice(from);
}
