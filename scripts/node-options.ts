/**
 * What Node is told for the ETL: what is new may have 48 MB, not 192, before it is looked through. Conversions take
 * 100 MB less and no longer. Node heeds it only when it starts; `bootstrap.cjs` says the same.
 */
export const nodeOptions: readonly string[] = ["--max-semi-space-size=16"];
