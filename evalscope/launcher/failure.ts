import { sourceStack } from "../../tools/etl/node/source-stack.ts";
import { environmentSecrets } from "../../tools/etl/secrets/environment-secrets.ts";
import { withoutSecrets } from "./shown-text.ts";

/** A reason to stop that the user can do something about: one line, no stack. */
export class LaunchError extends Error {}

/** Runs a command's main function; its number becomes the exit code. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const known = error instanceof LaunchError;
    const text =
      error instanceof Error
        ? known
          ? error.message
          : sourceStack(error.stack ?? "")
        : String(error);
    process.stderr.write(`${withoutSecrets(text ?? "", environmentSecrets(process.env))}\n`);
    process.exitCode = 1;
  }
}
