/**
 * What Node is told when it starts the ETL; `bootstrap.cjs` tells it for every command. What is new may have 48 MB,
 * not 192, before it is looked through: conversions take 100 MB less and no longer.
 */
export const nodeOptions: readonly string[] = [
  "--disable-warning=ExperimentalWarning",
  "--max-semi-space-size=16",
];
