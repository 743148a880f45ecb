import type { Outcome } from "./launch.ts";
import type { Options } from "./options.ts";
import { defaultRawDir, fromRoot } from "./places.ts";
import type { LaunchKind } from "./run-settings.ts";
import { tell } from "./tell.ts";

const headline: Readonly<Record<Outcome["status"], string>> = {
  completed: "completed",
  partial: "incomplete: evalscope ended, but not everything is there",
  interrupted: "interrupted; what was made is kept",
  failed: "failed",
};

/** Says how an evaluation ended, and how it goes on. */
export function reportOutcome(
  { status, reasons, logFile, leaks }: Outcome,
  kind: LaunchKind,
  options: Options,
  runId: string,
): void {
  tell(`evaluation  ${headline[status]}`);
  for (const reason of reasons) tell(`            ${reason}`);
  if (status !== "completed") tell(`log         ${fromRoot(logFile)}`);
  // A stress test cannot be taken up: its measurements would mix two times.
  if (status !== "completed" && kind === "eval") tell(`resume      ${resumeLine(options, runId)}`);
  if (leaks.length === 0) return;
  tell(`KEY FOUND   evalscope wrote a key into ${leaks.join(", ")}; it was overwritten there.`);
  tell("            If the folder was copied or shared meanwhile, replace the key.");
}

function resumeLine({ config, rawDir }: Options, runId: string): string {
  const raw = rawDir === defaultRawDir ? "" : ` --raw-dir ${rawDir}`;
  return `npm run eval -- --config ${config} --run-id ${runId} --resume${raw}`;
}
