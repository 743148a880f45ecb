import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";
import { pythonPins } from "./python-pins.ts";

/** What npm tells of the packages in the lock file. */
function npmBill(): object {
  const npm = process.env["npm_execpath"];
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const [program, more] = npm === undefined ? ["npm", args] : [process.execPath, [npm, ...args]];
  const { status, stdout, stderr } = spawnSync(program, more, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    shell: npm === undefined && process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`);
  const bill: unknown = JSON.parse(stdout);
  if (typeof bill !== "object" || bill === null) throw new Error("npm sbom gave no object");
  return bill;
}

/** Python packages, as CycloneDX names them. A digest is that of a file that may be installed, one for each platform. */
function pythonComponents(): readonly object[] {
  const pins = pythonPins(readFileSync(join(root, "evalscope/constraints.txt"), "utf8"));
  return pins.map(({ name, version, hashes }) => {
    const purl = `pkg:pypi/${name.toLowerCase()}@${encodeURIComponent(version)}`;
    const properties = hashes.map((value) => ({ name: "evalsite:sha256", value }));
    return { type: "library", "bom-ref": purl, name, version, purl, properties };
  });
}

const bill = npmBill();
const ofNpm: unknown = Reflect.get(bill, "components");
const components = [...(Array.isArray(ofNpm) ? ofNpm : []), ...pythonComponents()];
process.stdout.write(`${JSON.stringify({ ...bill, components }, null, 2)}\n`);
