/** Parses JSON as Python writes it: with bare NaN and Infinity, which become null. @throws SyntaxError. */
export function parsePythonJson(text: string): unknown {
  return JSON.parse(text.replaceAll(/(?<=[:[,]\s*)(?:NaN|-?Infinity)(?=\s*[,\]}])/g, "null"));
}
