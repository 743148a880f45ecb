/** A file of the target as it is now. */
export interface StoredFile {
  readonly bytes: Buffer;
  /** What the store calls this version of it. */
  readonly tag: string;
}

/** What a host is to say of a file. */
export interface Headers {
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Where a publication goes. Paths are relative to the target, with slashes, unencoded. Every file is replaced as a whole:
 * a reader sees the old bytes or the new ones.
 */
export interface Store {
  /** As people call it. */
  readonly name: string;
  get(path: string): Promise<StoredFile | null>;
  put(path: string, bytes: Buffer, headers: Headers): Promise<void>;
  /**
   * Replaces a file only if it is still the version that was read.
   * @param tag of that version; null: there was none
   * @returns false: somebody else was faster, and nothing was written
   */
  putIf(path: string, bytes: Buffer, headers: Headers, tag: string | null): Promise<boolean>;
  /** Gives a file another name; what has that name goes. It may stay under the first one, too. */
  move(from: string, to: string, headers: Headers): Promise<void>;
  /** Nothing happens if it is not there. */
  remove(path: string): Promise<void>;
  /** Paths of all files below a folder. */
  list(folder: string): Promise<readonly string[]>;
}
