/** Two names may share a canonical key; both stay, the second under its own spelling. */
export function uniqueKey(
  key: string,
  spelling: string | null,
  isTaken: (key: string) => boolean,
): string {
  let unique = isTaken(key) ? (spelling ?? key) : key;
  while (isTaken(unique)) unique = `${unique}'`;
  return unique;
}
