import { join } from "node:path";
import { bin, root, run } from "./project.ts";

const port = process.env["PORT"] ?? "3000";
// It would listen on all addresses; a later --hostname goes before this one.
const where = ["--port", port, "--hostname", "127.0.0.1"];
process.exitCode = await run(bin("next"), ["dev", ...where, ...process.argv.slice(2)], {
  cwd: join(root, "web"),
  env: { NEXT_TELEMETRY_DISABLED: "1" },
});
