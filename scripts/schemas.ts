import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { currentContract } from "../protocol/contract.ts";
import { jsonSchemas } from "../protocol/json-schema.ts";
import { REVISION } from "../protocol/version.ts";
import { root } from "./project.ts";

const folder = join(root, "protocol/schema");
const kept = join(folder, "revisions", `${REVISION}.json`);
mkdirSync(join(folder, "revisions"), { recursive: true });
for (const [name, schema] of jsonSchemas()) writeFileSync(join(folder, name), schema);
const contract = currentContract();
if (!existsSync(kept)) writeFileSync(kept, `${JSON.stringify(contract)}\n`);
else if (!isDeepStrictEqual(JSON.parse(readFileSync(kept, "utf8")), contract)) {
  process.stderr.write(
    `The fields differ from those that revision ${REVISION} has in ${kept}: raise REVISION in protocol/version.ts, and add ` +
      "an upgrade step and a fixture folder. Only a revision that nobody has published may be kept anew: delete that file.\n",
  );
  process.exitCode = 1;
}
