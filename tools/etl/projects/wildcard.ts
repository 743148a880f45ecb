/** Does a name match a pattern in which * stands for any text and ? for one character? In at most as many steps as the product of their lengths. */
export function matchesWildcard(pattern: string, name: string): boolean {
  const [signs, letters] = [Array.from(pattern), Array.from(name)];
  let [at, letter, star, mark] = [0, 0, -1, 0];
  while (letter < letters.length) {
    const sign = signs[at];
    if (sign === "*") {
      star = at++;
      mark = letter;
    } else if (sign !== undefined && (sign === "?" || sign === letters[letter])) {
      at++;
      letter++;
    } else if (star >= 0) {
      at = star + 1;
      letter = ++mark;
    } else return false;
  }
  return signs.slice(at).every((sign) => sign === "*");
}
