import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { z } from "zod";
import type { Endpoint } from "./scripted-endpoint.ts";

/**
 * A model that calls tools, for the offline check of tool-call evaluations: it asks for the weather of the place after "weather in",
 * leaves the arguments out where the place has no name, and answers everything else in words.
 */
export async function openToolEndpoint(): Promise<Endpoint> {
  const server = createServer((incoming, response) => void answer(incoming, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("a TCP server has a port");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { apiUrl: `http://127.0.0.1:${address.port}/v1`, close };
}

const chat = z.object({ messages: z.array(z.object({ content: z.unknown() })) });

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const { messages } = chat.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  const choices = [{ index: 0, ...choiceFor(JSON.stringify(messages.at(-1)?.content)) }];
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
  const head = {
    id: "chatcmpl-tools",
    object: "chat.completion",
    created: 0,
    model: "tool-caller",
  };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ ...head, choices, usage }));
}

function choiceFor(asked: string): object {
  const place = /weather in ([\w ]+)/i.exec(asked)?.[1];
  if (place === undefined || place === "nowhere")
    return {
      message: { role: "assistant", content: "I would rather talk." },
      finish_reason: "stop",
    };
  const given = /without a name/.test(place) ? {} : { city: place };
  const call = { name: "get_weather", arguments: JSON.stringify(given) };
  const tool_calls = [{ id: "call_1", type: "function", function: call }];
  return { message: { role: "assistant", content: null, tool_calls }, finish_reason: "tool_calls" };
}
