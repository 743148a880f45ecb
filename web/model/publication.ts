/** What of a file tells which publication it belongs to. */
export interface Published {
  readonly content_id: string | null;
}

/** Whether files of one run were written by different publications; unknown ids do not count. */
export function isMixed(files: readonly Published[]): boolean {
  const ids = files.map((file) => file.content_id).filter((id) => id !== null);
  return new Set(ids).size > 1;
}
