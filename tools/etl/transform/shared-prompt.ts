const worthwhile = 40;

/**
 * What all prompts of a subset begin with: instructions, few-shot examples. Cut back to the end of a
 * line, so that the rest begins where the question does; "" if that saves little.
 */
export function sharedPrompt(prompts: readonly string[]): string {
  const [first = "", ...others] = prompts;
  if (others.length === 0) return "";
  let length = first.length;
  for (const other of others) length = commonLength(first, other, length);
  const end = first.lastIndexOf("\n", length - 1) + 1;
  return end >= worthwhile ? first.slice(0, end) : "";
}

function commonLength(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** A prompt without what it shares with the others, marked by an ellipsis. */
export function ownPrompt(prompt: string, shared: string): string {
  return shared !== "" && prompt.startsWith(shared) ? `… ${prompt.slice(shared.length)}` : prompt;
}

/** How long a prompt is without what it shares with the others. */
export function ownLength(prompt: string, shared: string): number {
  return prompt.length - (prompt.startsWith(shared) ? shared.length : 0);
}
