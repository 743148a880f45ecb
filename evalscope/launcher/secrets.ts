import type { Settings } from "./config-file.ts";
import { LaunchError } from "./failure.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** A text of the settings, with the dotted place it has there. */
interface Leaf {
  readonly place: string;
  readonly text: string;
}

const placeholder = /\$\{(\w+)\}/g;
const secretName =
  /api[_-]?key|access[_-]?key|token$|secret|passw|authorization|cookie|credential/i;
/** A variable's or a header's name ends so for a key; a setting's such as `prompt_key` names a column. */
const keyName = /(?:^|[_-])key$/i;
const headers = /(?:^|[._])headers?\./i;

/** Shorter values are words like EMPTY, and would be found everywhere. */
const shortestInFile = 8;
const shortestInEnvironment = 12;

/** evalscope's settings with the key in its place: `${NAME}` for the environment variable of that name. */
export function withKey(settings: Settings, environment: Variables): Settings {
  const isTold = settings["api_key"] !== undefined && settings["api_key"] !== null;
  const hasVariable = Boolean(environment["EVALSCOPE_API_KEY"]);
  return isTold || !hasVariable ? settings : { ...settings, api_key: "${EVALSCOPE_API_KEY}" };
}

/** @throws LaunchError naming the first variable that a setting asks for and the environment does not have. */
export function requireVariables(settings: Settings, environment: Variables, file: string): void {
  for (const { place, text } of leaves(settings)) {
    const missing = namesIn(text).find((name) => !environment[name]);
    if (missing === undefined) continue;
    throw new LaunchError(
      `${file}: ${place} takes its value from the environment; set ${missing} first: export ${missing}=…`,
    );
  }
}

/** Values that must not be found in the files of a run: keys in the settings, and keys and tokens of the environment. */
export function secretValues(settings: Settings, environment: Variables): readonly string[] {
  const told = leaves(settings).flatMap(({ place, text }) => secretsIn(place, text, environment));
  const others = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && value.length >= shortestInEnvironment && isSecretVariable(name)
      ? [value]
      : [],
  );
  return [...new Set([...told, ...others])];
}

function secretsIn(place: string, text: string, environment: Variables): readonly string[] {
  const names = namesIn(text);
  const isSecret = isSecretPlace(place);
  const values = names
    // Nobody hides in the environment what a header may show.
    .filter((name) => isSecret || headers.test(place) || isSecretVariable(name))
    .map((name) => environment[name] ?? "");
  if (names.length === 0 && isSecret) values.push(text.replace(/^Bearer /, ""));
  return values.filter((value) => value.length >= shortestInFile);
}

function isSecretVariable(name: string): boolean {
  return secretName.test(name) || keyName.test(name);
}

function isSecretPlace(place: string): boolean {
  const name = place.split(".").at(-1) ?? "";
  return secretName.test(name) || (headers.test(place) && keyName.test(name));
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, name = ""]) => name);
}

function leaves(value: unknown, place = ""): readonly Leaf[] {
  if (typeof value === "string") return [{ place, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) =>
    leaves(field, place === "" ? key : `${place}.${key}`),
  );
}
