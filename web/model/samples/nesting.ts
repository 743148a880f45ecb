/** Quotes or lists within each other beyond this are not prose and exhaust the reader's stack. */
const deepest = 60;

/** Whether a line opens so many quotes, lists or brackets that it should not be parsed. */
export function isTooDeep(text: string): boolean {
  for (const line of text.split("\n")) {
    const opening = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? "";
    const marks = opening.match(/>|[*+-](?=\s)|\d[.)]/g)?.length ?? 0;
    if (marks > deepest && !/^[\s*_-]*$/.test(line)) return true;
  }
  return /(?:\[|!\[){200}/.test(text) || /[*_~]{2000}/.test(text);
}
