import { basename } from "node:path";
import { isMap, parseDocument, type Document, type YAMLMap } from "yaml";
import { type EvalsiteBlock, evalsiteBlock, firstFault } from "./evalsite-block.ts";
import { LaunchError } from "./failure.ts";

export type Settings = Readonly<Record<string, unknown>>;

/** A configuration file, taken apart. */
export interface LaunchConfig {
  readonly file: string;
  /** The file's name without its ending. */
  readonly name: string;
  /** evalscope's own fields. */
  readonly settings: Settings;
  readonly block: EvalsiteBlock;
  /** The block as it is written: a version 1.10 stays 1.10. */
  readonly blockNode: YAMLMap | null;
}

/**
 * Reads a configuration: evalscope's own fields, and an `evalsite` block either as a key or, so that evalscope alone takes the file too
 * (it refuses keys it does not know, and a second document), as a comment that begins with `# evalsite:`.
 * @throws LaunchError with file and place.
 */
export function parseConfig(text: string, file: string): LaunchConfig {
  const document = parsed(text, file);
  const comment = parsed(commentBlock(text), file);
  if (document.has("evalsite") && comment.has("evalsite"))
    throw new LaunchError(`${file}: two evalsite blocks, a key and a comment; keep one`);
  const blockNode = blockOf(document, file) ?? blockOf(comment, file);
  const block = evalsiteBlock.safeParse(blockNode?.toJSON() ?? {});
  if (!block.success) throw new LaunchError(`${file}: ${firstFault(block.error)}`);
  // An empty file has no mapping to take the block out of.
  if (document.has("evalsite")) document.delete("evalsite");
  const settings: unknown = document.toJS() ?? {};
  return {
    file,
    name: basename(file).replace(/\.ya?ml$/, ""),
    settings: settings as Settings,
    block: block.data,
    blockNode,
  };
}

/** YAML 1.1, as evalscope's own parser reads it ("yes" is true). */
function parsed(text: string, file: string): Document {
  const document = parseDocument(text, { version: "1.1" });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    const what = error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "");
    throw new LaunchError(`${file}:${line}: ${what}`);
  }
  if (document.contents !== null && !isMap(document.contents))
    throw new LaunchError(`${file}: a configuration is a mapping of evalscope's fields`);
  return document;
}

function blockOf(document: Document, file: string): YAMLMap | null {
  if (!document.has("evalsite")) return null;
  const node = document.get("evalsite", true);
  if (!isMap(node)) throw new LaunchError(`${file}: evalsite: expected a mapping`);
  return node;
}

/** The lines of a block within comments, without their signs; every other line empty, so that line numbers stay. */
function commentBlock(text: string): string {
  let inside = false;
  const lines = text.split(/\r?\n/).map((line) => {
    const content = /^# ?(.*)$/.exec(line)?.[1];
    if (content === undefined) inside = false;
    else if (/^evalsite:\s*$/.test(content)) inside = true;
    else if (/^\S/.test(content)) inside = false;
    return inside ? content : "";
  });
  return lines.join("\n");
}
