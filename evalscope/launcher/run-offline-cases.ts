import { stringify } from "yaml";
import { type LaunchConfig, type Settings, parseConfig } from "./config-file.ts";
import type { Environment } from "./environment.ts";
import { type Outcome, launch } from "./launch.ts";
import type { OfflineCase } from "./offline-cases.ts";
import type { LaunchKind } from "./run-settings.ts";
import { type Endpoint, openScriptedEndpoint } from "./scripted-endpoint.ts";
import { openToolEndpoint } from "./tool-endpoint.ts";

export interface OfflineEndpoints {
  readonly scripted: Endpoint;
  readonly tools: Endpoint;
}

export async function openEndpoints(): Promise<OfflineEndpoints> {
  return { scripted: await openScriptedEndpoint(0), tools: await openToolEndpoint() };
}

/** A configuration as a file would give it, for settings made here. */
export function configFor(
  id: string,
  kind: LaunchKind,
  settings: Settings,
  apiUrl: string,
): LaunchConfig {
  const address = kind === "eval" ? { api_url: apiUrl } : { url: `${apiUrl}/chat/completions` };
  return parseConfig(stringify({ ...settings, ...address }), `${id}.yaml`);
}

/** Runs one case into the raw folder, under the case's id. */
export function runCase(
  offline: OfflineCase,
  endpoints: OfflineEndpoints,
  environment: Environment,
  rawDir: string,
): Promise<Outcome> {
  const { id, kind, settings } = offline;
  const config = configFor(id, kind, settings, endpoints[offline.endpoint].apiUrl);
  const onStart = (): void => undefined;
  return launch({ kind, config, rawDir, runId: id, resume: false, environment, onStart });
}
