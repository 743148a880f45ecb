/** The static data protocol: everything the ETL writes and the site reads. */
export * from "./columns.ts";
export * from "./eval-summary.ts";
export * from "./issue.ts";
export * from "./json-value.ts";
export * from "./manifest.ts";
export * from "./metric.ts";
export * from "./outcome.ts";
export * from "./parse.ts";
export * from "./paths.ts";
export * from "./run-index.ts";
export { Account, Checkpoint, Completeness, RunKind, RunMeta, SourceAccount } from "./run-meta.ts";
export * from "./run-metrics.ts";
export * from "./sample.ts";
export * from "./sample-store.ts";
export * from "./version.ts";
