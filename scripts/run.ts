import { pathToFileURL } from "node:url";
import { isProgram, programFile } from "./compiled.ts";
import { root } from "./project.ts";

/** Runs a program of this project in this process: `node scripts/run.ts etl --help`. */
const [node = "", , name = "", ...args] = process.argv;
if (!isProgram(name)) throw new Error(`There is no program ${name}.`);
const file = programFile(name, root);
process.argv = [node, file, ...args];
await import(pathToFileURL(file).href);
