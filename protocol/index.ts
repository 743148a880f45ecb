/** The static data protocol: everything the ETL writes and the site reads. */
export * from "./chunks.ts";
export * from "./columns.ts";
export * from "./crc32.ts";
export * from "./eval-summary.ts";
export * from "./issue.ts";
export * from "./json-value.ts";
export * from "./manifest.ts";
export * from "./metric.ts";
export * from "./outcome.ts";
export * from "./parse.ts";
export * from "./paths.ts";
export { type PrivacyRule, privacy } from "./privacy.ts";
export * from "./project-folder.ts";
export * from "./projects-file.ts";
export * from "./run-index.ts";
export {
  Account,
  Checkpoint,
  Completeness,
  KindStatus,
  RunKind,
  RunMeta,
  SourceAccount,
} from "./run-meta.ts";
export * from "./run-metrics.ts";
export * from "./run-table.ts";
export * from "./run-traits.ts";
export * from "./score-block.ts";
export * from "./sample.ts";
export * from "./sample-store.ts";
export * from "./series-shard.ts";
export * from "./stored-sample.ts";
export * from "./version.ts";
export * from "./withheld-run.ts";
