/**
 * State in the query of an address: a pair of pure functions. `format` leaves out what is at its
 * default, so that an untouched page has a short address; `parse` never throws.
 */
export interface QueryCodec<T> {
  /** The parameters that belong to this state; all others are left alone. */
  readonly keys: readonly string[];
  readonly parse: (query: URLSearchParams) => T;
  readonly format: (state: T) => Readonly<Record<string, string | null>>;
}

/** The query with `codec`'s parameters replaced by `state`, in stable order: "?a=1&b=x" or "". */
export function replaceQuery<T>(search: string, codec: QueryCodec<T>, state: T): string {
  const query = new URLSearchParams(search);
  for (const key of codec.keys) query.delete(key);
  for (const [key, value] of Object.entries(codec.format(state))) {
    if (value !== null) query.set(key, value);
  }
  return formatQuery(query);
}

/** A query as text: keys sorted, with commas, colons and slashes left readable. */
export function formatQuery(query: URLSearchParams): string {
  const pairs = [...query].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&");
  return text === "" ? "" : `?${text}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /%(?:2C|3A|2F|40)/gu,
    decodeURIComponent,
  );
}

/** A list as one parameter: "a,b"; commas and percent signs within an entry are escaped. */
export function formatList(entries: readonly string[]): string | null {
  if (entries.length === 0) return null;
  return entries.map((entry) => entry.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");
}

export function parseList(text: string | null): readonly string[] {
  if (text === null || text === "") return [];
  const entries = text
    .split(",")
    .map((entry) => entry.replaceAll("%2C", ",").replaceAll("%25", "%"));
  return [...new Set(entries.filter((entry) => entry !== ""))];
}
