/** What loggers put before what they are told: times, levels, places in the code, names of processes. */
const parts = [
  /^\s+/,
  /^\[?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ,]+\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[-+]\d{2}:?\d{2})?\]?/,
  /^\[?\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})? \d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?[^\]]{0,40}\]?:?/,
  /^\[?\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\]?/,
  /^(?:[[(]\s*)?(?:INFO|DEBUG|WARNING|WARN|NOTICE|ERROR)(?:\s*[\])])?(?::[\w.]*:?)?/,
  /^[[(](?:default|rank|gpu|worker|node|cuda:)?\s*\d+[\])]:?/i,
  /^\([A-Za-z_]+ pid=\d+(?:, ip=[\d.]+)?\)/,
  /^\[?[\w./-]+\.py:\d+\]?(?:[:(]\w+\)?)?/,
  /^[A-Za-z_][\w.]*\s+(?=-\s+(?:INFO|DEBUG|WARNING))/,
  /^(?:__main__|root|train(?:er)?|main)\s*(?=[-:|]\s)/,
  /^[-|:>*•]+(?=\s)/,
  /^eta: (?:\d+ days?, )?[\d:.]+\s+/,
  /^end of (?=epoch)/i,
];

export function withoutPrefix(text: string): string {
  let rest = text;
  for (let found = true; found;) {
    found = false;
    for (const part of parts) {
      const shorter = rest.replace(part, "");
      if (shorter !== rest) [rest, found] = [shorter, true];
    }
  }
  return rest;
}
