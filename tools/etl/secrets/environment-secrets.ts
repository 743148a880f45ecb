import { isSecretText, nameStrength } from "./secret-names.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** Shorter values are words, and would be found everywhere. */
const shortest = 12;

/** The values of an environment's keys, tokens and passwords: they must not be published, whatever they look like. */
export function environmentSecrets(environment: Variables): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = ""]) =>
    value.length >= shortest && isSecretVariable(name) && isSecretText("sure", name, value)
      ? [value]
      : [],
  );
}

/** Is a variable of the environment one that holds a secret, by its name? */
export function isSecretVariable(name: string): boolean {
  return nameStrength(name) !== "none" && !/^(?:OLD)?PWD$|_SESSION_ID$/.test(name);
}
