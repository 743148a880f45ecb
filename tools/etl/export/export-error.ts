/** A publication that cannot be exported, or a place that cannot be written: one line, no stack. */
export class ExportError extends Error {}

/** @param path of a published file. @param cause what reading it threw */
export function damaged(path: string, cause: unknown): ExportError {
  return new ExportError(
    `${path} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`,
  );
}

/** What `decode` gives; what it throws becomes an ExportError about the file. */
export function decoded<T>(path: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw damaged(path, error);
  }
}
