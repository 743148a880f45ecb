/** What pictures and sounds hold of text, such as a comment, a run of letters a line; shorter ones are chance. */
export function mediaTexts(bytes: Buffer): string {
  return (bytes.toString("latin1").match(/[\x20-\x7e]{16,}/g) ?? []).join("\n");
}
