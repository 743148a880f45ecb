/**
 * A built script without the placeholder: each string that starts with it becomes an expression
 * over the base path that `boot.js` has found out.
 */
export function relocateScript(script: string): string {
  return script.replaceAll(/(["'])\/__BASE__([^"'\\\n]*)\1/gu, (_, quote: string, rest: string) =>
    rest === ""
      ? `(globalThis.__EVALSITE_BASE__??"")`
      : `((globalThis.__EVALSITE_BASE__??"")+${quote}${rest}${quote})`,
  );
}
