import { describe, expect, test } from "vitest";
import { madeSecrets } from "../testing/made-secrets.ts";
import { ordinaryTexts } from "../testing/ordinary-texts.ts";
import { findSecrets, mark, secretForms } from "./find-secrets.ts";
import { SignScanner } from "./secret-signs.ts";

test("a pattern is tried at few places of an ordinary text: all else is one pass over its bytes", () => {
  const bytes = new TextEncoder().encode(
    ordinaryTexts.filter((text) => !/sk-|AKIA/.test(text)).join("\n"),
  );
  const tried = new SignScanner(secretForms.flatMap(({ signs }) => signs)).findAll(bytes);
  expect(bytes.length).toBeGreaterThan(20_000);
  expect(tried.length).toBeLessThan(bytes.length / 200);
});

/** A text with its finds replaced. */
function cleaned(text: string): string {
  let value = text;
  for (const { start, end, kind } of findSecrets(text).toReversed())
    value = value.slice(0, start) + mark(kind) + value.slice(end);
  return value;
}

/** What a key stands in: sentences, quotes, JSON in JSON, addresses, terminals, other scripts. */
const surroundings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `before ${secret} after`,
  (secret) => `(${secret})`,
  (secret) => `"${secret}",`,
  (secret) => `'${secret}'`,
  (secret) => `x=${secret};`,
  (secret) => `密钥${secret}。`,
  (secret) => `\n${secret}\n`,
  (secret) => `\u001b[32m${secret}\u001b[0m`,
  (secret) => JSON.stringify({ text: `\n${secret}\n` }),
  (secret) => JSON.stringify(JSON.stringify({ text: `\n${secret}` })),
  (secret) => `a%3D${secret}`,
  (secret) => `a\\n${secret}\\n`,
];

const kinds = [...new Set(madeSecrets(0).map(({ kind }) => kind))];

test.each(kinds)("%s is found wherever it stands, and said by its kind", (kind) => {
  for (let seed = 0; seed < 8; seed++)
    for (const made of madeSecrets(seed).filter((one) => one.kind === kind))
      for (const [number, around] of surroundings.entries()) {
        const text = around(made.text);
        const out = cleaned(text);
        const about = `${made.kind} (${number}): ${made.text}`;
        expect(out.includes(mark(kind)), about).toBe(true);
        expect(out.includes(made.secret), about).toBe(false);
        expect(findSecrets(out), about).toEqual([]);
        expect(findSecrets(JSON.stringify(out)), about).toEqual([]);
      }
});

test("what stands around a key stays", () => {
  for (const { kind, text, secret } of madeSecrets(3)) {
    const start = text.startsWith("-----") ? "" : text.slice(0, text.length - secret.length);
    expect(cleaned(`one ${text} two`)).toBe(`one ${start}${mark(kind)} two`);
  }
});

describe("forms", () => {
  test("each has an example that it is seen in", () => {
    const texts = [0, 1, 2].flatMap((seed) => madeSecrets(seed));
    const lacking = secretForms.filter(
      ({ kind, pattern, accepts }) =>
        !texts.some((made) => made.kind === kind && isSeenIn(made.text, pattern, accepts)),
    );
    expect(lacking.map(({ kind, pattern }) => `${kind}: ${pattern.source}`)).toEqual([]);
  });

  test("each has its source, and a kind of its own or one that another form of it has", () => {
    for (const { kind, source, signs } of secretForms) {
      expect(source, kind).toMatch(/^https:\/\/[\w.-]+\.\w+/);
      expect(kind).toMatch(/^[\w .&-]{3,40}$/);
      expect(signs.length, kind).toBeGreaterThan(0);
    }
  });

  test("what the bytes say and what the text says is the same", () => {
    for (const { text } of madeSecrets(5)) {
      const full = `Ünïcödé ${text} 密`;
      expect(findSecrets(full, new TextEncoder().encode(full))).toEqual(findSecrets(full));
    }
  });
});

function isSeenIn(text: string, pattern: RegExp, accepts: (body: string) => boolean): boolean {
  return Array.from(text).some((_, at) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    return match !== null && accepts(match.groups?.["body"] ?? "");
  });
}

test.each([
  "sk-".repeat(100_000),
  `sk-${"A".repeat(2_000_000)}`,
  `sk-${"aB3".repeat(2_000_000)}`,
  "eyJhbGciOi-".repeat(100_000),
  `eyJhbGciOi${"a".repeat(2_000_000)}`,
  "eyJhbGciOiAA.aaaaaaaa.".repeat(50_000),
  "-----BEGIN PRIVATE KEY-----".repeat(50_000),
  `-----BEGIN PRIVATE KEY-----${"\\n".repeat(500_000)}`,
  `-----BEGIN PRIVATE KEY-----\n${`${"aB3".repeat(20)}\n`.repeat(50_000)}`,
  `${"0123456789abcdef".repeat(50_000)}.`,
  "1:AAAAAAAAAAAAAA".repeat(50_000),
  "aws_secret_access_key=".repeat(50_000),
])("takes bounded time and stack, whatever comes: %#", (text) => {
  expect(findSecrets(text).length).toBeLessThan(2);
});

test("a megabyte of zeros in base64 is tried once, and a key behind it is found", () => {
  const key = madeSecrets(0).find(({ kind }) => kind === "GitHub token")?.secret ?? "";
  expect(key).not.toBe("");
  const zeros = "A".repeat(1_000_000);
  const signs = new SignScanner(secretForms.flatMap((form) => form.signs));
  expect(signs.findAll(new TextEncoder().encode(zeros)).length).toBeLessThan(10);
  expect(cleaned(`${zeros} ${key}`)).toBe(`${zeros} ${mark("GitHub token")}`);
  expect(cleaned(`\0${key}`)).toBe(`\0${mark("GitHub token")}`);
});
