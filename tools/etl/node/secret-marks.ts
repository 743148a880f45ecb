import { scrypt } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);

/**
 * A mark for each secret by which it can be recognised later, and not guessed: it costs much to
 * compute, and is so short that among millions of guesses several fit. Two secrets have the same
 * mark once in sixteen million times.
 */
export async function secretMarks(secrets: readonly string[]): Promise<readonly string[]> {
  const marks = [...new Set(secrets)].map(async (secret) => {
    const key: unknown = await derive(secret, "evalsite", 3);
    return Buffer.isBuffer(key) ? key.toString("hex") : "";
  });
  return (await Promise.all(marks)).toSorted();
}
