import { spawn } from "node:child_process";

type Variables = Readonly<Record<string, string | undefined>>;

/** How a page is opened on this machine, or why it is not. */
export type Opening =
  | { readonly kind: "run"; readonly program: string; readonly args: readonly string[] }
  | { readonly kind: "skip"; readonly reason: string };

/** Decides how to open an address, which must be free of characters that a command line takes for its own. */
export function openingOf(
  address: string,
  platform: NodeJS.Platform,
  environment: Variables,
): Opening {
  if (environment["CI"]) return { kind: "skip", reason: "in CI" };
  if (platform === "darwin") return { kind: "run", program: "open", args: [address] };
  if (platform === "win32")
    return { kind: "run", program: "rundll32", args: ["url.dll,FileProtocolHandler", address] };
  const hasDisplay = Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
  if (!hasDisplay) return { kind: "skip", reason: "there is no display" };
  return { kind: "run", program: "xdg-open", args: [address] };
}

/** Opens a page in the user's browser. @returns why it was not; null when it was. */
export async function openInBrowser(address: string): Promise<string | null> {
  const opening = openingOf(address, process.platform, process.env);
  if (opening.kind === "skip") return opening.reason;
  const { program, args } = opening;
  const child = spawn(program, args, { detached: true, stdio: "ignore" });
  child.unref();
  return new Promise((resolve) => {
    child.once("spawn", () => resolve(null));
    child.once("error", () => resolve(`there is no ${program}`));
  });
}
