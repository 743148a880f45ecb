import { createHash } from "node:crypto";
import { parseAst } from "vitest/node";

/** One small fault: the text from `start` to `end` of a file becomes `replacement`. */
export interface Mutant {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

type Change = readonly [node: { readonly start: number; readonly end: number }, to: string];

/** Every mutant of a file's TypeScript, in the order of the text. @throws Error if it cannot be parsed */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const found: Mutant[] = [];
  const see = (node: Node) => {
    for (const [{ start, end }, replacement] of changesOf(node, text)) {
      const line = text.slice(0, start).split("\n").length;
      found.push({ file, line, start, end, original: text.slice(start, end), replacement });
    }
  };
  visit(parseAst(text, { lang: "ts" }), see, new Set());
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The file's text with the fault in it. */
export function withMutant(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Shuffled, the same for the same seed: the first of them are spread over all. */
export function inOrder(mutants: readonly Mutant[], seed: number): readonly Mutant[] {
  const keyed = mutants.map((mutant) => ({ mutant, key: keyOf(mutant, seed) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ mutant }) => mutant);
}

function keyOf({ file, start, end, replacement }: Mutant, seed: number): string {
  return createHash("sha256")
    .update(JSON.stringify([seed, file, start, end, replacement]))
    .digest("hex");
}

function visit(value: unknown, see: (node: Node) => void, skipped: ReadonlySet<unknown>): void {
  if (skipped.has(value)) return;
  if (Array.isArray(value)) for (const entry of value) visit(entry, see, skipped);
  if (!isNode(value) || !canFail(value.type)) return;
  see(value);
  // Of −1 it is enough that it may become 1.
  if (value.type === "UnaryExpression" && value["operator"] === "-") return;
  for (const child of Object.values(value)) visit(child, see, unreadIn(value));
}

/** Calls whose arguments hold sentences for people. */
const tellers = /Error$|^(?:issue|note|warn|yes|no)$/;

/** What no program reads: files named, what is said to people, and what an index out of range would give. */
function unreadIn(node: Node): ReadonlySet<unknown> {
  switch (node.type) {
    case "ExportNamedDeclaration":
      return new Set([node["source"]]);
    case "NewExpression":
    case "CallExpression": {
      const given: unknown = tellers.test(nameOf(node["callee"])) ? node["arguments"] : [];
      return new Set(Array.isArray(given) ? given.filter(isSentence) : []);
    }
    case "Property":
      return new Set(nameOf(node["key"]) === "description" ? [node["value"]] : []);
    case "LogicalExpression":
      return new Set(isCheckersDefault(node) ? [node["right"]] : []);
    default:
      return new Set();
  }
}

/** The last part of a name: `note` of `findings.note`. */
function nameOf(value: unknown): string {
  if (!isNode(value)) return "";
  if (value.type === "MemberExpression") return nameOf(value["property"]);
  return typeof value["name"] === "string" ? value["name"] : "";
}

function isSentence(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === "TemplateLiteral") return true;
  return typeof value["value"] === "string" && value["value"].includes(" ");
}

/** Of `list[at] ?? 0` the 0, where the type checker alone knows that there may be nothing at that index. */
function isCheckersDefault({ operator, left, right }: Node): boolean {
  const isIndexed = isNode(left) && left.type === "MemberExpression" && left["computed"] === true;
  return operator === "??" && isIndexed && isNode(right) && right.type === "Literal";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Imports and types are left alone; an expression inside a type assertion is not. */
function canFail(type: string): boolean {
  if (type === "ImportDeclaration" || type === "ExportAllDeclaration") return false;
  return !type.startsWith("TS") || /^TS(?:As|Satisfies|NonNull)Expression$/.test(type);
}

const operators: Readonly<Record<string, readonly string[]>> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
  "++": ["--"],
  "--": ["++"],
};

function changesOf(node: Node, text: string): readonly Change[] {
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
    case "AssignmentExpression":
      return operatorChanges(node, text);
    case "UpdateExpression":
    case "UnaryExpression":
      return unaryChanges(node, text);
    case "IfStatement":
    case "ConditionalExpression":
      return [
        [nodeOf(node["test"]), "true"],
        [nodeOf(node["test"]), "false"],
      ];
    case "ExpressionStatement":
      return "directive" in node && node["directive"] ? [] : [[node, ";"]];
    case "ReturnStatement":
      return resultChanges(node["argument"]);
    case "ArrowFunctionExpression":
      return node["expression"] === true ? resultChanges(node["body"]) : [];
    case "TemplateLiteral":
      return node.end - node.start > 2 ? [[node, "``"]] : [];
    case "Literal":
      return literalChanges(node, text);
    default:
      return [];
  }
}

function nodeOf(value: unknown): Node {
  if (!isNode(value)) throw new Error("The parser gave no node where the language has one");
  return value;
}

function operatorChanges(node: Node, text: string): readonly Change[] {
  const operator = String(node["operator"]);
  const from = nodeOf(node["left"]).end;
  const start = from + blanked(text.slice(from, nodeOf(node["right"]).start)).indexOf(operator);
  const place = { start, end: start + operator.length };
  return (operators[operator] ?? []).map((to) => [place, to]);
}

/** Comments become blanks: an operator may stand in one. */
function blanked(text: string): string {
  return text.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, (comment) => comment.replaceAll(/./gs, " "));
}

function unaryChanges(node: Node, text: string): readonly Change[] {
  const operator = String(node["operator"]);
  const argument = nodeOf(node["argument"]);
  if (operator === "!" || operator === "-")
    return [[node, text.slice(argument.start, argument.end)]];
  const start = node["prefix"] === true ? node.start : argument.end;
  return (operators[operator] ?? []).map((to) => [{ start, end: start + operator.length }, to]);
}

const trueOrFalse = /^(?:[<>]=?|[!=]==|!|&&|\|\||in|instanceof)$/;

/** What is computed becomes a constant. */
function resultChanges(value: unknown): readonly Change[] {
  if (!isNode(value) || value.type === "Literal") return [];
  if (trueOrFalse.test(String(value["operator"])))
    return [
      [value, "true"],
      [value, "false"],
    ];
  if (value.type === "ArrayExpression") return value.end - value.start > 2 ? [[value, "[]"]] : [];
  return [[value, "null"]];
}

function literalChanges(node: Node, text: string): readonly Change[] {
  const raw = text.slice(node.start, node.end);
  if (typeof node["value"] === "number") return [[node, `(${raw} + 1)`]];
  if (typeof node["value"] === "boolean") return [[node, String(!node["value"])]];
  if ("regex" in node) return [[node, "/(?!)/"]];
  if (typeof node["value"] === "string" && raw.length > 2) return [[node, '""']];
  return [];
}
