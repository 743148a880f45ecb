/** Folders of an evaluation that have one folder a model. */
export const modelledFolders: readonly string[] = ["reports", "reviews", "predictions"];

/** The model's folder below reports/, reviews/ or predictions/; null where there is none. */
export function modelFolderOf(path: string): string | null {
  const segments = path.split("/").slice(0, -1);
  const at = segments.findLastIndex((segment) => modelledFolders.includes(segment));
  return at === -1 || at === segments.length - 1 ? null : segments.slice(at + 1).join("/");
}
