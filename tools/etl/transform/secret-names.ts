import { redacted } from "./secret-kinds.ts";

/** Names that hold nothing but secrets, wherever they stand. */
const unmistakable =
  /secret|passw|passphrase|pwd|authorization|cookie|credential|(?:api|access|private|auth|subscription)[-_. ]?key|(?:access|auth|bearer|refresh)[-_. ]?tokens?$|(?:^|[-_. ])(?:api|session|hub|hf|x)[-_. ]?token$/i;

/** In a configuration these hold secrets; elsewhere they may be a sort key or a word of a vocabulary. */
const ambiguous = /(?:key|token)$/i;
const harmless =
  /^(?:pad|eos|bos|unk|mask|sep|cls|image|video|audio|response|stop|special)_token$/i;

/** Is a configuration field one that holds a secret, by its name? Token counts and special tokens are not. */
export function isSecretName(name: string): boolean {
  return isUnmistakableName(name) || (ambiguous.test(name) && !harmless.test(name));
}

/** Does a field hold a secret whatever record it stands in, and be its value a number? */
export function isUnmistakableName(name: string): boolean {
  return unmistakable.test(name);
}

const sureWords = String.raw`(?:api|access|secret|private|auth)[_-]?keys?(?:[_-]?id)?|(?:access|auth|api|(?<![A-Za-z])x)[_-]tokens?|secret|passw(?:or)?d|passphrase|pwd|authorization|cookie|credentials?`;
const sureSecret = assignment(sureWords);
const anySecret = assignment(`${sureWords}|token`);

function assignment(names: string): RegExp {
  return new RegExp(
    String.raw`((?:${names})["'\\]{0,3}\s{0,9}[:=]\s{0,9}["'\\]{0,3}(?:(?:Bearer|Basic)\s{1,9})?)(?!\[redacted\])(?:\[[^\]]{0,1000}\]|[^\s"'\\,;&)\]}]+)`,
    "gi",
  );
}

/**
 * A message about a record, or one that a program wrote, without the secrets it quotes by name
 * ("api_key": "…"). Not for answers and questions, which may be about keys.
 */
export function withoutNamedSecrets(text: string): string {
  return hidden(text, anySecret);
}

/** Likewise, but only what unmistakable names name: `token = next(tokens)` is code. */
export function withoutSureSecrets(text: string): string {
  return hidden(text, sureSecret);
}

function hidden(text: string, pattern: RegExp): string {
  return text.replace(pattern, (_whole, name: string) => `${name}${redacted}`);
}
