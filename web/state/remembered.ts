/** Small choices of this reader, and when they were here, kept in the browser. */
type Choice = "language" | "theme" | "visit" | "columns";

const thisVisit = new Map<Choice, string | null>();

export function remembered(choice: Choice): string | null {
  const held = thisVisit.get(choice);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(`evalsite.${choice}`);
  } catch {
    return null; // Storage is blocked: the default is used.
  }
}

export function remember(choice: Choice, value: string | null): void {
  thisVisit.set(choice, value);
  try {
    if (value === null) localStorage.removeItem(`evalsite.${choice}`);
    else localStorage.setItem(`evalsite.${choice}`, value);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}
