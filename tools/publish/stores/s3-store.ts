import { setTimeout } from "node:timers/promises";
import { UsageError } from "../../etl/cli-output.ts";
import { type Credentials, encodedPath, signedHeaders } from "./sign.ts";
import type { Headers, Store, StoredFile } from "./store.ts";

/** A part of a bucket. */
export interface S3Place {
  readonly bucket: string;
  /** Without slashes around it; "": the whole bucket. */
  readonly prefix: string;
  /** Address of another provider than AWS; it may begin with the bucket's name already. */
  readonly endpoint: string | null;
}

const tries = 5;
const requestMs = 10 * 60_000;

/** A bucket of AWS, or of whatever else speaks its protocol. */
export class S3Store implements Store {
  readonly name: string;
  readonly #base: string;
  readonly #bucket: string;
  /** Within the bucket. */
  readonly #prefix: string;
  readonly #credentials: Credentials;
  readonly #pauseMs: number;

  /** @param pauseMs before the second try; each further one waits twice as long */
  constructor(place: S3Place, credentials: Credentials, pauseMs = 250) {
    const { bucket, prefix } = place;
    this.name = `s3://${bucket}${prefix === "" ? "" : `/${prefix}`}`;
    this.#base = baseOf(place, credentials.region);
    this.#bucket = bucket;
    this.#prefix = prefix === "" ? "" : `${prefix}/`;
    this.#credentials = credentials;
    this.#pauseMs = pauseMs;
  }

  async get(path: string): Promise<StoredFile | null> {
    const response = await this.#ask({ method: "GET", path });
    if (response.status === 404) return null;
    await this.#check(response, path);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { bytes, tag: response.headers.get("etag") ?? "" };
  }

  async put(path: string, body: Buffer, headers: Headers): Promise<void> {
    await this.#done({ method: "PUT", path, body, headers: written(headers) });
  }

  /** A failed answer may hide that it was written, so what is there is read before another try. */
  async putIf(path: string, body: Buffer, headers: Headers, tag: string | null): Promise<boolean> {
    const condition = tag === null ? { "if-none-match": "*" } : { "if-match": tag };
    const asked = { method: "PUT", path, body };
    for (let at = 1; ; at++) {
      const sent = { ...asked, headers: { ...written(headers), ...condition }, tries: 1 };
      const response = await this.#ask(sent).catch((error: unknown) => failed(error));
      if (response.ok) return true;
      if (response.status === 412 || response.status === 409) return await this.#holds(path, body);
      if (response.status === 501) return this.#putAfterLook(path, body, headers, tag);
      const there = await this.get(path);
      if (there?.bytes.equals(body) === true) return true;
      if ((there?.tag ?? null) !== tag) return false;
      if (response.status < 500 || at === tries) await this.#check(response, path);
      await setTimeout(this.#pauseMs * 2 ** (at - 1));
    }
  }

  async move(from: string, to: string, headers: Headers): Promise<void> {
    const source = `/${this.#bucket}/${encodedPath(this.#prefix + from)}`;
    const copying = { "x-amz-copy-source": source, "x-amz-metadata-directive": "REPLACE" };
    const sent = { method: "PUT", path: to, headers: { ...written(headers), ...copying } };
    const text = await this.#done(sent);
    // A copy that fails late has been answered with 200 already.
    if (text.includes("<Error>")) throw new StoreError(to, 200, text);
    await this.remove(from);
  }

  async remove(path: string): Promise<void> {
    const response = await this.#ask({ method: "DELETE", path });
    if (response.status !== 404) await this.#check(response, path);
    await response.arrayBuffer();
  }

  async list(folder: string): Promise<readonly string[]> {
    const found: string[] = [];
    const prefix = `${this.#prefix}${folder.replace(/\/*$/, "/")}`;
    let after: string | null = null;
    do {
      const query: Record<string, string> = { "list-type": "2", prefix };
      if (after !== null) query["continuation-token"] = after;
      const response = await this.#ask({ method: "GET", path: null, query });
      await this.#check(response, folder);
      const text = await response.text();
      for (const [, key = ""] of text.matchAll(/<Key>([^<]*)<\/Key>/g))
        found.push(unescaped(key).slice(this.#prefix.length));
      const next = /<NextContinuationToken>([^<]*)</.exec(text)?.[1];
      after = next === undefined ? null : unescaped(next);
    } while (after !== null);
    return found;
  }

  async #holds(path: string, bytes: Buffer): Promise<boolean> {
    return (await this.get(path))?.bytes.equals(bytes) === true;
  }

  /** For providers that know no conditions. */
  async #putAfterLook(path: string, body: Buffer, headers: Headers, tag: string | null) {
    if (((await this.get(path))?.tag ?? null) !== tag) return false;
    await this.put(path, body, headers);
    return true;
  }

  /** @throws StoreError unless the answer is one of success */
  async #check(response: Response, path: string): Promise<void> {
    if (!response.ok) throw new StoreError(path, response.status, await response.text());
  }

  async #done(request: Request & { readonly path: string }): Promise<string> {
    const response = await this.#ask(request);
    await this.#check(response, request.path);
    return response.text();
  }

  /** Tries again what a busy or restarting store did not answer. */
  async #ask(request: Request): Promise<Response> {
    for (let at = 1; ; at++) {
      const last = at >= (request.tries ?? tries);
      try {
        const response = await this.#send(request);
        if (last || (response.status < 500 && response.status !== 429) || response.status === 501)
          return response;
        await response.arrayBuffer();
      } catch (error) {
        if (last) throw unreachable(this.name, error);
      }
      await setTimeout(this.#pauseMs * 2 ** (at - 1));
    }
  }

  #send({ method, path, body = null, headers = {}, query = {} }: Request): Promise<Response> {
    const url = new URL(this.#base + (path === null ? "" : encodedPath(this.#prefix + path)));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = signedHeaders({ method, url, headers, body }, this.#credentials, new Date());
    const signal = AbortSignal.timeout(requestMs);
    const sent = body === null ? null : new Uint8Array(body);
    return fetch(url, { method, headers: signed, body: sent, signal, redirect: "manual" });
  }
}

interface Request {
  readonly method: string;
  /** Null: the bucket itself. */
  readonly path: string | null;
  readonly body?: Buffer | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly tries?: number;
}

/** The store said no. */
export class StoreError extends UsageError {
  constructor(path: string, status: number, text: string) {
    const code = /<Code>([^<]*)</.exec(text)?.[1];
    const message = /<Message>([^<]*)</.exec(text)?.[1];
    const said = [code, message].filter((part) => part !== undefined).join(": ");
    super(`${path}: the store answered ${status}${said === "" ? "" : ` (${said})`}`);
  }
}

function failed(error: unknown): Response {
  return new Response(String(error), { status: 503 });
}

function unreachable(name: string, error: unknown): UsageError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return new UsageError(`${name} cannot be reached: ${String(cause)}`);
}

/** Buckets whose names hold dots have no certificate of their own. */
function baseOf({ bucket, endpoint }: S3Place, region: string): string {
  if (endpoint === null)
    return bucket.includes(".")
      ? `https://s3.${region}.amazonaws.com/${bucket}/`
      : `https://${bucket}.s3.${region}.amazonaws.com/`;
  const root = endpoint.replace(/\/*$/, "/");
  return new URL(root).hostname.startsWith(`${bucket}.`) ? root : `${root}${bucket}/`;
}

function written({ contentType, cacheControl }: Headers): Readonly<Record<string, string>> {
  return { "content-type": contentType, "cache-control": cacheControl };
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  amp: "&",
};

/** Text of an XML element. */
function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal, hex, name: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return hex === undefined
        ? (entities[name] ?? whole)
        : String.fromCodePoint(parseInt(hex, 16));
    },
  );
}
