import type { RunningEvalscope } from "./evalscope-process.ts";
import { tell } from "./tell.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Passes Ctrl-C and termination on to evalscope while it runs. */
export class SignalRelay {
  private relay: () => void = () => undefined;

  to(running: RunningEvalscope): void {
    let told = false;
    this.relay = () => {
      if (!told) tell("stopping evalscope…");
      told = true;
      running.stop();
    };
    for (const signal of signals) process.on(signal, this.relay);
  }

  end(): void {
    for (const signal of signals) process.off(signal, this.relay);
  }
}

/** Waits for Ctrl-C or termination. One key press may come as several signals, so that later ones are taken too. */
export function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
  });
}
