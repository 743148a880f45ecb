import type { ContentPart, Message } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import type { SourceFile } from "../extract/source.ts";
import type { PublishedFolder } from "../load/published-folder.ts";

/** What may be published as a file. SVG is left out: opened by itself it is a document with scripts. */
const extensions = new Map(
  Object.entries({
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/jpg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/ogg": "ogg",
    "audio/flac": "flac",
    "video/mp4": "mp4",
    "video/webm": "webm",
  }),
);
const published = new Set([...extensions.values(), "jpeg"]);

/** May a file of this name be published as it is? */
export function isMedia(name: string): boolean {
  return published.has(extensionOf(name));
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Takes media out of messages into files named by their content. */
export class MediaStore {
  private readonly written = new Set<string>();
  private readonly folder: PublishedFolder;
  private readonly files: readonly SourceFile[];

  /** @param files the run's own files, among which local media are looked up. */
  constructor(folder: PublishedFolder, files: readonly SourceFile[]) {
    this.folder = folder;
    this.files = files;
  }

  async place(messages: readonly Message[]): Promise<Message[]> {
    return Promise.all(
      messages.map(async (message) => ({
        ...message,
        content: await Promise.all(message.content.map((part) => this.placePart(part))),
      })),
    );
  }

  private async placePart(part: ContentPart): Promise<ContentPart> {
    if (part.type !== "media" || part.src === null) return part;
    if (part.src.startsWith("data:")) return { ...part, ...this.inline(part.src) };
    if (/^https?:\/\//.test(part.src)) return { ...part, note: part.note ?? "remote" };
    return { ...part, ...(await this.local(part.src)) };
  }

  private inline(uri: string): { src: string | null; note: string | null } {
    const [, type = "", data = ""] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(uri) ?? [];
    const extension = extensions.get(type.toLowerCase());
    if (extension === undefined) return { src: null, note: `${type || "data"}: not published` };
    const bytes = Buffer.from(data, "base64");
    if (bytes.length === 0) return { src: null, note: `unreadable: ${type}` };
    return { src: this.store(bytes, extension), note: null };
  }

  private async local(path: string): Promise<{ src: string | null; note: string | null }> {
    const name = path.split(/[/\\]/).at(-1) ?? path;
    const extension = extensionOf(name);
    const file = fileNamed(this.files, path);
    if (!file || !published.has(extension)) return { src: null, note: `missing: ${name}` };
    const bytes = await contentOf(file);
    if (bytes === null || bytes.length === 0) return { src: null, note: `unreadable: ${name}` };
    return { src: this.store(bytes, extension), note: null };
  }

  private store(bytes: Buffer, extension: string): string {
    const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 20);
    const path = `media/${digest}.${extension}`;
    if (this.written.has(path)) return path;
    this.written.add(path);
    this.folder.writeMedia(path, bytes);
    return path;
  }
}

export function holdsMedia(messages: readonly Message[]): boolean {
  return messages.some(({ content }) => content.some((part) => part.type === "media"));
}

/** Null if the file cannot be read, or not to its end. */
async function contentOf(file: SourceFile): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of file.bytes()) parts.push(chunk);
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

/** The one file that a path names, as far as it tells; none if several do. */
function fileNamed(files: readonly SourceFile[], path: string): SourceFile | undefined {
  const wanted = path.replace(/^(?:file:\/\/)?[./\\]*/, "").replaceAll("\\", "/");
  const exact = files.find((file) => file.path === wanted);
  if (exact) return exact;
  const candidates = files.filter(
    (file) =>
      file.path.endsWith(`/${wanted}`) ||
      (file.path.includes("/") && wanted.endsWith(`/${file.path}`)),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}
