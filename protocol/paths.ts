/** Where the files of the protocol lie, relative to the output folder. All take raw, unencoded names. */
export const paths = {
  index: "index.json",
  manifest: "manifest.json",
  projects: "projects.json",
  runTable: "run-table.chunk",
  scores: (digest: string) => `scores/${digest}.chunk`,
  traits: (digest: string) => `traits/${digest}.chunk`,
  run: (runId: string) => `runs/${runId}`,
  meta: (runId: string) => `runs/${runId}/meta.json`,
  metrics: (runId: string) => `runs/${runId}/metrics.json`,
  evalSummary: (runId: string) => `runs/${runId}/eval_summary.json`,
  samplesHead: (runId: string) => `runs/${runId}/samples_head.jsonl`,
} as const;

/** A path as it must stand in a URL: every segment percent-encoded. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
