const comma = /^[-+]?\d+,\d+(?:e[-+]?\d+)?$/i;
const thousands = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+$/;
const both = /^[-+]?\d{1,3}(?:,\d{3})+\.\d+$/;
const several = /^[-+]?\d{1,3}(?:,\d{3}){2,}$/;
const german = /^[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?:e[-+]?\d+)?$/i;

/** A decimal point: three digits behind it may be thousands. */
const point = /^[-+]?(?:0\.\d+|\d+\.(?:\d{1,2}|\d{4,})(?:e[-+]?\d+)?)$/i;

/**
 * Does a table write 0,5 for a half, as spreadsheets do in most of Europe? `1,234` may be either: there the separator
 * tells, which is a semicolon for this very reason.
 */
export function hasDecimalCommas(cells: readonly string[], separator: string): boolean {
  if (cells.some((cell) => both.test(cell) || several.test(cell))) return false;
  const found = cells.filter((cell) => comma.test(cell));
  const mayBeComma = separator === ";" && !cells.some((cell) => point.test(cell));
  return mayBeComma ? found.length > 0 : found.some((cell) => !thousands.test(cell));
}

/** A cell of such a table as others write it: 1.234,5 is 1234.5. */
export function withPoint(cell: string): string {
  return german.test(cell) ? cell.replaceAll(".", "").replace(",", ".") : cell;
}
