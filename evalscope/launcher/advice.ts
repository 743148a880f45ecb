import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Settings } from "./config-file.ts";
import { root } from "./places.ts";

const noConnection = /Connect(?:ion)?(?:Error|Timeout)|Connection (?:error|refused)|Cannot connect/;

/** What the settings say about a failure that its cause does not; a line each. */
export function adviceOn(cause: string, settings: Settings): readonly string[] {
  return [...silentEndpoint(cause, settings), ...missingData(settings["dataset_args"])];
}

/** The cause names neither address nor setting. */
function silentEndpoint(cause: string, settings: Settings): readonly string[] {
  const key = ["api_url", "url"].find((name) => typeof settings[name] === "string");
  if (key === undefined || !noConnection.test(cause)) return [];
  return [`${key} is ${withoutLogin(String(settings[key]))}: does a model answer there?`];
}

function withoutLogin(address: string): string {
  return address.replace(/\/\/[^/@]*@/, "//");
}

/** evalscope takes a path that leads nowhere for a name on its hub, and tells of a download. */
function missingData(datasetArgs: unknown): readonly string[] {
  if (typeof datasetArgs !== "object" || datasetArgs === null) return [];
  return Object.entries(datasetArgs).flatMap(([dataset, args]: [string, unknown]) => {
    const path: unknown =
      typeof args === "object" && args !== null && Reflect.get(args, "local_path");
    if (typeof path !== "string" || existsSync(resolve(root, path))) return [];
    return [
      `dataset_args.${dataset}.local_path: ${path} does not exist (looked for ${resolve(root, path)})`,
    ];
  });
}
