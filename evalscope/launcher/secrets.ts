import {
  type Variables,
  environmentSecrets,
  isSecretVariable,
} from "../../tools/etl/secrets/environment-secrets.ts";
import { findSecrets } from "../../tools/etl/secrets/find-secrets.ts";
import { namedSecrets } from "../../tools/etl/secrets/named-secrets.ts";
import {
  isSecretNumber,
  isSecretText,
  nameStrength,
} from "../../tools/etl/secrets/secret-names.ts";
import type { Settings } from "./config-file.ts";
import { LaunchError } from "./failure.ts";

/** A value of the settings, with the dotted place it has there. */
interface Leaf {
  readonly place: string;
  readonly value: string | number;
}

const placeholder = /\$\{(\w+)\}/g;
const headers = /(?:^|[._])headers?\./i;

/** Shorter values are words like EMPTY, and would be found everywhere; numbers are found as such. */
const shortest = { text: 8, number: 6 } as const;

/** evalscope's settings with the key in its place: `${NAME}` for the environment variable of that name. */
export function withKey(settings: Settings, environment: Variables): Settings {
  const isTold = settings["api_key"] !== undefined && settings["api_key"] !== null;
  const hasVariable = Boolean(environment["EVALSCOPE_API_KEY"]);
  return isTold || !hasVariable ? settings : { ...settings, api_key: "${EVALSCOPE_API_KEY}" };
}

/** @throws LaunchError naming the first variable that a setting asks for and the environment does not have. */
export function requireVariables(settings: Settings, environment: Variables, file: string): void {
  for (const { place, value } of leaves(settings)) {
    const missing = namesIn(String(value)).find((name) => !environment[name]);
    if (missing === undefined) continue;
    throw new LaunchError(
      `${file}: ${place} takes its value from the environment; set ${missing} first: export ${missing}=…`,
    );
  }
}

/** Values that must not be found in the files of a run: keys in the settings, and keys and tokens of the environment. */
export function secretValues(settings: Settings, environment: Variables): readonly string[] {
  const told = leaves(settings).flatMap((leaf) => secretsIn(leaf, environment));
  return [...new Set([...told, ...environmentSecrets(environment)])];
}

function secretsIn({ place, value }: Leaf, environment: Variables): readonly string[] {
  const name = place.split(".").findLast((part) => !/^\d+$/.test(part)) ?? "";
  const strength = nameStrength(name);
  if (typeof value === "number")
    return isSecretNumber(strength, value) ? longEnough([String(value)], shortest.number) : [];
  const names = namesIn(value);
  if (names.length > 0)
    // Nobody hides in the environment what a header may show.
    return longEnough(
      names
        .filter((one) => strength !== "none" || headers.test(place) || isSecretVariable(one))
        .map((one) => environment[one] ?? ""),
      shortest.text,
    );
  const isKey = isSecretText(
    strength === "likely" && headers.test(place) ? "sure" : strength,
    name,
    value,
  );
  const quoted = [...findSecrets(value), ...namedSecrets(value, "program")].flatMap(
    ({ start, end }) => {
      const part = value.slice(start, end);
      const password = part.split(":").at(-1) ?? "";
      return [part, password, decoded(password)];
    },
  );
  return longEnough(
    [
      ...(isKey ? [value.replace(/^(?:Bearer|Basic|Token) /i, "")] : []),
      ...quoted,
      ...inQuery(value),
    ],
    shortest.text,
  );
}

/** `?token=X`: whatever stands there is one. */
function inQuery(address: string): readonly string[] {
  return [...address.matchAll(/[?&#;]([\w.-]{1,80})=([^&#;\s]+)/g)].flatMap(
    ([, name = "", value = ""]) => {
      const isKey = nameStrength(name) !== "none" && isSecretText("sure", name, value);
      return isKey ? [value, decoded(value)] : [];
    },
  );
}

function longEnough(values: readonly string[], least: number): readonly string[] {
  return values.filter((value) => value.length >= least);
}

/** As it was before it was put into an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, name = ""]) => name);
}

/** Lists, JSON within texts, and the values of options in lists of arguments too. */
function leaves(value: unknown, place = ""): readonly Leaf[] {
  if (typeof value === "number") return [{ place, value }];
  if (typeof value === "string") return [{ place, value }, ...leavesOfJson(value, place)];
  if (typeof value !== "object" || value === null) return [];
  const below = Object.entries(value).flatMap(([key, field]) =>
    leaves(field, place === "" ? key : `${place}.${key}`),
  );
  return Array.isArray(value) ? [...below, ...leavesOfOptions(value)] : below;
}

function leavesOfJson(text: string, place: string): readonly Leaf[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return leaves(JSON.parse(text), place);
  } catch {
    return [];
  }
}

/** `["--api-key", "X"]`. */
function leavesOfOptions(list: readonly unknown[]): readonly Leaf[] {
  return list.flatMap((option, at) => {
    const value = list[at + 1];
    const isValue =
      typeof value === "number" || (typeof value === "string" && !value.startsWith("--"));
    return typeof option === "string" && /^--?[\w-]+$/.test(option) && isValue
      ? [{ place: option.replace(/^-+/, ""), value }]
      : [];
  });
}
