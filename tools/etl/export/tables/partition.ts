/** The folder name by which Hive, Spark, Trino and DuckDB know a missing value. */
const missing = "__HIVE_DEFAULT_PARTITION__";

/**
 * The folders of a partition: "project=demo/suite=gsm8k". Hive's convention has no empty text, so that
 * it is read back as missing.
 */
export function partitionPath(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value ? partitionValue(value) : missing}`)
    .join("/");
}

/**
 * A value as a folder's name. ASCII signs other than `-`, `_` and `.` are percent-encoded. Other letters
 * stay as they are: DuckDB decodes %E4%B8%AD as UTF-8, Hive and Spark as three letters.
 */
function partitionValue(value: string): string {
  const encoded = value.replace(/[\0-\x7f]/g, (sign) =>
    /[\w.-]/.test(sign) ? sign : percent(sign),
  );
  // DuckDB takes the bare word for a missing value.
  return /^null$/i.test(encoded) ? `${percent(encoded.slice(0, 1))}${encoded.slice(1)}` : encoded;
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
