import { join } from "node:path";
import { bin, root, run } from "./project.ts";

const port = process.env["PORT"] ?? "3000";
process.exitCode = await run(bin("next"), ["dev", "--port", port, ...process.argv.slice(2)], {
  cwd: join(root, "web"),
  env: { NEXT_TELEMETRY_DISABLED: "1" },
});
