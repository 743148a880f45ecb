import { encodePath } from "@evalsite/protocol";
import { ExportError } from "../etl/export/export-error.ts";
import { Publication } from "../etl/export/publication.ts";

/** A publication at a web address. */
export class RemotePublication extends Publication {
  readonly #base: string;

  /** @param address of the folder that holds index.json */
  constructor(address: string) {
    super(address);
    this.#base = address.replace(/\/*$/, "/");
  }

  override async bytes(path: string): Promise<Buffer> {
    const response = await this.#fetched(path);
    // Hosts of single-page sites answer any unknown address with a page.
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (response.status === 404 || response.status === 410 || isPage)
      throw new ExportError(`${path} is missing`);
    if (!response.ok) throw new ExportError(`${path}: HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async #fetched(path: string): Promise<Response> {
    try {
      return await fetch(this.#base + encodePath(path));
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new ExportError(
        `${path} could not be fetched: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    }
  }
}
