import type { Headers, Store, StoredFile } from "../stores/store.ts";

/** What ends a publication in the middle, as a kill does: nothing is written from then on. */
export class Killed extends Error {}

/** A store that counts what is asked of it, and answers no more after so many writes. */
export class CountedStore implements Store {
  readonly name: string;
  requests = 0;
  writes = 0;
  private readonly store: Store;
  private readonly most: number;

  constructor(store: Store, most = Infinity) {
    this.store = store;
    this.name = store.name;
    this.most = most;
  }

  get(path: string): Promise<StoredFile | null> {
    this.requests++;
    return this.store.get(path);
  }

  async put(path: string, bytes: Buffer, headers: Headers): Promise<void> {
    this.write();
    await this.store.put(path, bytes, headers);
  }

  async putIf(path: string, bytes: Buffer, headers: Headers, tag: string | null): Promise<boolean> {
    this.write();
    return this.store.putIf(path, bytes, headers, tag);
  }

  async move(from: string, to: string, headers: Headers): Promise<void> {
    this.write();
    await this.store.move(from, to, headers);
  }

  async remove(path: string): Promise<void> {
    this.write();
    await this.store.remove(path);
  }

  list(folder: string): Promise<readonly string[]> {
    this.requests++;
    return this.store.list(folder);
  }

  private write(): void {
    this.requests++;
    if (this.writes >= this.most) throw new Killed();
    this.writes++;
  }
}
