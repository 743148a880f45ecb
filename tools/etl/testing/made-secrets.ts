import { Letters } from "./drawn-letters.ts";
import { keysBehindText, plainKeys } from "./key-recipes.ts";

/**
 * Keys of every kind that is known by its form, made anew from a seed: none of them is anybody's, and none stands in this file. Each is made
 * as its provider describes it, not as the pattern that looks for it does.
 */
export interface MadeSecret {
  readonly kind: string;
  /** How it stands in a text. */
  readonly text: string;
  /** What must not get out: the text itself, or a part of it. */
  readonly secret: string;
}

const blocks: readonly (readonly [string, string])[] = [
  ["RSA PRIVATE KEY", "RSA PRIVATE KEY"],
  ["PRIVATE KEY", "PRIVATE KEY"],
  ["EC PRIVATE KEY", "EC PRIVATE KEY"],
  ["ENCRYPTED PRIVATE KEY", "ENCRYPTED PRIVATE KEY"],
  ["OPENSSH PRIVATE KEY", "OPENSSH PRIVATE KEY"],
  ["PGP PRIVATE KEY BLOCK", "PGP PRIVATE KEY BLOCK"],
];

/** One of every kind. */
export function madeSecrets(seed: number): readonly MadeSecret[] {
  const l = new Letters(seed);
  return [
    ...plainKeys.map(([kind, start, make]) => {
      const secret = start + make(l);
      return { kind, text: secret, secret };
    }),
    ...keysBehindText.map(([kind, start, make]) => {
      const secret = make(l);
      return { kind, text: start + secret, secret };
    }),
    ...blocks.map(([begin, end]) => {
      const lines = Array.from({ length: 4 }, () => l.b64(64));
      const head = begin.startsWith("PGP") ? "\nVersion: GnuPG v2.0.22 (GNU/Linux)\n" : "";
      const text = `-----BEGIN ${begin}-----${head}\n${lines.join("\n")}\n${l.b64(22)}==\n-----END ${end}-----`;
      return { kind: "private key", text, secret: lines[2] ?? "" };
    }),
  ];
}
