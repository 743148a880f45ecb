import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * What programs wrote in earlier rounds, kept until all are over: on ext4, files that were removed within the
 * last minute make it slow to create new ones (it does not use their places again so soon, and looks at each).
 */
export class OldFiles {
  private readonly paths: string[] = [];

  /** Makes way for a file or folder of the same name; nothing if there is none. */
  put(path: string): void {
    if (!existsSync(path)) return;
    const aside = mkdtempSync(`${path}.old-`);
    renameSync(path, join(aside, "old"));
    this.paths.push(aside);
  }

  remove(): void {
    for (const path of this.paths) rmSync(path, { recursive: true, force: true });
    this.paths.length = 0;
  }
}
