/** `npm run eval`: see docs/evalscope.md. */
import { launchCommand } from "./command.ts";
import { runCommand } from "./failure.ts";

await runCommand(() => launchCommand("eval", process.argv.slice(2)));
