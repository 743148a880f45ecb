import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemas } from "../protocol/json-schema.ts";
import { root } from "./project.ts";

const folder = join(root, "protocol/schema");
mkdirSync(folder, { recursive: true });
for (const [name, schema] of jsonSchemas()) writeFileSync(join(folder, name), schema);
