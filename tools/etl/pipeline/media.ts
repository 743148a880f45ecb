import type { ContentPart, Message } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import type { SourceFile } from "../extract/source.ts";
import { mediaTexts } from "../load/media-texts.ts";
import type { PublishedFolder } from "../load/published-folder.ts";
import type { Occurrence } from "../transform/issues.ts";
import { mediaExtension } from "./media-type.ts";

/** Files that are passed on to be published as media, if their bytes are such, too. */
const names = new Set("png jpg jpeg gif webp wav mp3 ogg oga flac mp4 m4a m4v mov webm".split(" "));

/** May a file of this name be one that a message shows? */
export function isMedia(name: string): boolean {
  return names.has(extensionOf(name));
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Takes media out of messages into files named by their content. */
export class MediaStore {
  private readonly written = new Set<string>();
  private readonly left = new Map<LeftOut, number>();
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

  /** What was not published although it is there, as issues of the run. */
  get issues(): readonly Occurrence[] {
    return [...this.left].map(([code, count]) => ({
      code,
      severity: "dropped",
      place: { file: null, line: null },
      message: whyLeftOut[code],
      count,
    }));
  }

  private inline(uri: string): Placed {
    const [, type = "", data = ""] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(uri) ?? [];
    const bytes = Buffer.from(data, "base64");
    if (bytes.length === 0) return notShown(`unreadable: ${type || "data"}`);
    return this.store(bytes, type || "data");
  }

  private async local(path: string): Promise<Placed> {
    const name = path.split(/[/\\]/).at(-1) ?? path;
    const file = fileNamed(this.files, path);
    if (!file) return notShown(`missing: ${name}`);
    const bytes = await contentOf(file);
    if (bytes === null || bytes.length === 0) return notShown(`unreadable: ${name}`);
    return this.store(bytes, name);
  }

  /** @param name of the file or of the type that it claims to be */
  private store(bytes: Buffer, name: string): Placed {
    const extension = mediaExtension(bytes);
    if (extension === null) return this.leaveOut("not-media", `${name}: not published`);
    const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 20);
    const path = `media/${digest}.${extension}`;
    const placed = { src: path, note: null };
    if (this.written.has(path)) return placed;
    if (!this.folder.mayHold(mediaTexts(bytes)))
      return this.leaveOut("media-withheld", `${name}: withheld`);
    this.written.add(path);
    this.folder.writeMedia(path, bytes);
    return placed;
  }

  private leaveOut(why: LeftOut, note: string): Placed {
    this.left.set(why, (this.left.get(why) ?? 0) + 1);
    return notShown(note);
  }
}

interface Placed {
  readonly src: string | null;
  readonly note: string | null;
}

function notShown(note: string): Placed {
  return { src: null, note };
}

type LeftOut = keyof typeof whyLeftOut;

const whyLeftOut = {
  "not-media":
    "a message shows a file that is no PNG, JPEG, GIF, WebP, WAV, MP3, Ogg, FLAC, MP4 or WebM; it is not published",
  "media-withheld":
    "a picture, sound or video holds text that looks like a secret; it is not published",
} as const;

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
