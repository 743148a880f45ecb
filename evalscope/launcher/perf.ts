/** `npm run perf`: see docs/evalscope.md. */
import { launchCommand } from "./command.ts";
import { runCommand } from "./failure.ts";

await runCommand(() => launchCommand("perf", process.argv.slice(2)));
