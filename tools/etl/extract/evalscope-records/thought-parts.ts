import type { ContentPart } from "@evalsite/protocol";

/**
 * How models mark what they think before they answer: a beginning and an end, in any case. Servers and
 * chat templates take either away.
 */
const spellings = [
  ...`think thinking thought thoughts reasoning seed:think inner_thought inner_thoughts chain_of_thought reasoning_process`
    .split(" ")
    .map((tag) => spelling(`<\\s*${tag}(?:\\s[^<>\n]{0,80})?>`, `<\\s*/\\s*${tag}\\s*>`)),
  spelling("\\[think\\]", "\\[/think\\]"),
  spelling("\\[thinking\\]", "\\[/thinking\\]"),
  spelling("<\\|think(?:ing)?\\|>", "<\\|/think(?:ing)?\\|>"),
  spelling("<unused94>(?:thought\\n)?", "<unused95>"),
  spelling('<details type="reasoning"[^<>\n]{0,80}>', "</details>", true),
  spelling("◁think▷", "◁/think▷"),
  spelling("<\\|begin_of_thought\\|>", "<\\|end_of_thought\\|>"),
  spelling("<\\|start_thinking\\|>", "<\\|end_thinking\\|>"),
];

interface Spelling {
  /** At the very beginning of a text. */
  readonly first: RegExp;
  /** At the beginning of a line. */
  readonly again: RegExp;
  readonly open: RegExp;
  readonly close: RegExp;
  /** The end alone may end other things. */
  readonly isPair: boolean;
}

function spelling(open: string, close: string, isPair = false): Spelling {
  return {
    first: new RegExp(`^\\s*(?:${open}\\s*)+`, "i"),
    again: new RegExp(`\\n[ \\t]*${open}`, "i"),
    open: new RegExp(open, "i"),
    close: new RegExp(close, "gi"),
    isPair,
  };
}

/** Most answers have none of the marks. */
const anyMark =
  /[<[◁][\s|/]*(?:seed:|start_|begin_of_|end_|end_of_|inner_|chain_of_)?(?:think|thought|reasoning|channel|unused9|details type="reasoning")|assistantfinal/i;

/** An answer's text as parts: what the model thought, by whatever mark, apart from what it says. */
export function thoughtParts(answer: string): readonly ContentPart[] {
  if (!anyMark.test(answer)) return said(answer);
  return inChannels(answer) ?? inTags(answer) ?? said(answer);
}

/** What it thought in one text, and what it says without that; null if it thought nothing. */
export function thoughtIn(
  answer: string,
): { readonly thought: string; readonly said: string } | null {
  const parts = thoughtParts(answer);
  const of = (type: "text" | "reasoning", between: string) =>
    parts.flatMap((part) => (part.type === type ? [part.text] : [])).join(between);
  const thought = of("reasoning", "\n\n");
  return thought === "" ? null : { thought, said: of("text", "") };
}

function said(text: string): readonly ContentPart[] {
  return text === "" ? [] : [{ type: "text", text }];
}

function thought(text: string): readonly ContentPart[] {
  const words = text.trim();
  return words === "" ? [] : [{ type: "reasoning", text: words, redacted: false }];
}

/** A model that runs wild repeats its marks without end: what follows so many blocks stays as it is. */
const mostBlocks = 50;
/** End marks that are looked at to find one that is not only spoken of. */
const mostMarks = 20;

function inTags(answer: string): readonly ContentPart[] | null {
  for (const tags of spellings) {
    const begun = tags.first.exec(answer);
    if (begun) return afterOpening(answer.slice(begun[0].length), tags, mostBlocks);
  }
  for (const tags of spellings) {
    const parts = closedOnly(answer, tags, mostBlocks);
    if (parts) return parts;
  }
  return null;
}

/** Up to the end mark, or to the text's end; then perhaps the same again. */
function afterOpening(text: string, tags: Spelling, blocks: number): readonly ContentPart[] {
  const [end] = text.matchAll(tags.close);
  if (!end) return thought(text);
  const rest = text.slice(end.index + end[0].length);
  return [...thought(text.slice(0, end.index)), ...afterThought(rest, tags, blocks - 1)];
}

function afterThought(text: string, tags: Spelling, blocks: number): readonly ContentPart[] {
  if (blocks === 0) return said(text.trimStart());
  const begun = tags.first.exec(text);
  if (begun) return afterOpening(text.slice(begun[0].length), tags, blocks);
  const next = tags.again.exec(text);
  if (!next) return closedOnly(text, tags, blocks) ?? said(text.trimStart());
  const rest = text.slice(next.index + next[0].length);
  if (rest.search(tags.close) === -1) return said(text.trimStart());
  return [...said(text.slice(0, next.index).trimStart()), ...afterOpening(rest, tags, blocks)];
}

/** Only the end mark is left. A mark that is quoted, or stands in a sentence or in code, is only spoken of. */
function closedOnly(text: string, tags: Spelling, blocks: number): readonly ContentPart[] | null {
  if (tags.isPair) return null;
  let marks = 0;
  for (const end of text.matchAll(tags.close)) {
    if (++marks > mostMarks) return null;
    const before = text.slice(0, end.index);
    const after = text.slice(end.index + end[0].length);
    if (tags.open.test(before)) return null;
    if (isMark(before, after))
      return [...thought(before), ...afterThought(after, tags, blocks - 1)];
  }
  return null;
}

const fence = /^ *```/gm;
const inQuotes = /[`'"“‘「『(（]$/;
const quotesAfter = /^[`'"”’」』)）]/;

function isMark(before: string, after: string): boolean {
  if (before.trim() !== "" && (before.match(fence)?.length ?? 0) % 2 === 1) return false;
  if (before.endsWith("`") && after.startsWith("`")) return false;
  if (inQuotes.test(before) && quotesAfter.test(after)) return false;
  const isLineStart = /(?:^|\n)[ \t]*$/.test(before);
  const isLineEnd = /^[ \t]*(?:\r?\n|$)/.test(after);
  const isSentenceEnd = /[.。!！?？…:：)\]}*]\s*$/.test(before);
  if (isLineStart) return isLineEnd || /^\S/.test(after);
  return isSentenceEnd ? isLineEnd || /^\S/.test(after) : isLineEnd && /\S$/.test(before);
}

/**
 * gpt-oss: `<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>…<|return|>`, whose first mark
 * may be missing; or what is left of it without its marks, `analysis…assistantfinal…`.
 */
function inChannels(answer: string): readonly ContentPart[] | null {
  const marks = [...answer.matchAll(channel)];
  const [first] = marks;
  if (!first) return withoutMarks(answer);
  const lead = answer.slice(0, first.index).trimEnd().replace(endMark, "");
  const isMarked = lead.trim() === "" || marks.some(([, name]) => isFinal(name));
  if (!isMarked) return null;
  const parts = marks.flatMap((mark, at) => {
    const text = answer.slice(mark.index + mark[0].length, marks[at + 1]?.index);
    const clean = text.trimEnd().replace(endMark, "");
    return isFinal(mark[1]) ? said(clean.trim()) : thought(clean);
  });
  return [...thought(lead), ...parts];
}

const channel =
  /(?:<\|start\|>\s*assistant\s*)?<\|channel\|>\s*(\w+)[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>/gi;
const endMark = /<\|(?:end|return|call)\|>$/i;

function isFinal(name: string | undefined): boolean {
  return name?.toLowerCase() === "final";
}

function withoutMarks(answer: string): readonly ContentPart[] | null {
  const found = /^\s*analysis(?=\S)(?![a-z])([\s\S]*?)assistantfinal(?=\S)/.exec(answer);
  if (!found) return null;
  return [...thought(found[1] ?? ""), ...said(answer.slice(found[0].length))];
}
