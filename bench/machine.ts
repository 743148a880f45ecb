import { execFileSync } from "node:child_process";
import { arch, cpus, platform, totalmem } from "node:os";

/** One line: when and on what was measured. `programs` are other versions that count. */
export function machineLine(programs: readonly string[] = []): string {
  const cores = cpus();
  const parts = [
    new Date().toISOString().slice(0, 10),
    cores[0]?.model ?? "unknown CPU",
    `${cores.length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${platform()} ${arch()}`,
    `Node ${process.versions.node}`,
    ...programs,
  ];
  return `${parts.join(", ")}.`;
}

/** The first line of what a program says of itself; null if it is not there. */
export function versionOf(program: string, args: readonly string[] = ["--version"]): string | null {
  try {
    const said = execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });
    return said.trim().split("\n")[0] ?? null;
  } catch {
    return null;
  }
}
