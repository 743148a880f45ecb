/** A Python package as a pinned requirement names it. */
export interface PythonPin {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of each file that may be installed, in hexadecimal. */
  readonly hashes: readonly string[];
}

/** The pins of a requirements file with hashes. @throws Error for one that has none */
export function pythonPins(text: string): readonly PythonPin[] {
  const logicalLines = text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/);
  return logicalLines
    .filter((line) => /^[A-Za-z0-9]/.test(line))
    .map((line) => {
      const [, name = "", version = ""] = /^([\w.-]+)(?:\[[^\]]*\])?==([^\s;]+)/.exec(line) ?? [];
      const hashes = [...line.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map(
        ([, hash = ""]) => hash,
      );
      if (name === "" || hashes.length === 0)
        throw new Error(`no pin with hashes: ${line.slice(0, 100)}`);
      return { name, version, hashes };
    });
}
