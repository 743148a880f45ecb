/** A request of the chat completions interface, reduced to what the endpoint looks at. */
export interface ChatRequest {
  readonly model: string;
  /** The last message; what came before is not looked at. */
  readonly prompt: string;
  readonly stream: boolean;
  readonly temperature: number;
  readonly maxTokens: number;
}

const defaultMaxTokens = 320;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: unknown) =>
      isObject(part) && typeof part["text"] === "string" ? part["text"] : "",
    )
    .join("");
}

/** Reads a request body; throws on anything that is not a chat request. */
export function readChatRequest(body: string): ChatRequest {
  const request: unknown = JSON.parse(body);
  if (
    !isObject(request) ||
    typeof request["model"] !== "string" ||
    !Array.isArray(request["messages"])
  )
    throw new Error("not a chat request");
  const last: unknown = request["messages"].at(-1);
  const number = (name: string, otherwise: number): number =>
    typeof request[name] === "number" ? request[name] : otherwise;
  return {
    model: request["model"],
    prompt: isObject(last) ? contentText(last["content"]) : "",
    stream: request["stream"] === true,
    temperature: number("temperature", 1),
    maxTokens: number("max_tokens", number("max_completion_tokens", defaultMaxTokens)),
  };
}
