import { expect, test } from "vitest";
import { serve } from "./served.ts";

async function contentOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  return Object(body)["choices"][0]["message"]["content"];
}

/** The data lines of a stream without the last, which is `[DONE]`. */
async function chunksOf(response: Response): Promise<Record<string, unknown>[]> {
  const lines = (await response.text()).trim().split("\n\n");
  expect(lines.at(-1)).toBe("data: [DONE]");
  return lines.slice(0, -1).map((line) => Object(JSON.parse(line.slice("data: ".length))));
}

const withOptions = "Work out 3 - 9.\n\nA) -6\nB) 6\nC) 12\nD) -16";

test("a model answers in the characters it knows, and at temperature 0 always the same", async () => {
  await using served = await serve();
  const first = await contentOf(await served.ask({}));
  expect(first).toMatch(/^[\d +*=加减乘-]{0,4}$/u);
  expect(await contentOf(await served.ask({}))).toBe(first);
});

test("a stream brings one character a piece, and the same answer", async () => {
  await using served = await serve();
  const whole = await contentOf(await served.ask({}));
  const chunks = await chunksOf(await served.ask({ stream: true }));
  const pieces = chunks.flatMap(({ choices }) =>
    Object(choices).flatMap(
      (choice: { delta: { content?: string } }) => choice.delta.content ?? [],
    ),
  );
  expect(pieces.join("")).toBe(whole);
  expect(pieces.every((piece) => piece.length === 1)).toBe(true);
  expect(chunks.at(-1)).toMatchObject({ usage: { prompt_tokens: 6 } });
});

test("of options the likeliest is named, in the form that is asked for", async () => {
  await using served = await serve();
  const text = await contentOf(await served.ask({ prompt: withOptions }));
  const scores = [...text.matchAll(/: (-\d+\.\d\d)$/gmu)].map(([, score]) => Number(score));
  expect(scores).toHaveLength(4);
  const likeliest = "ABCD"[scores.indexOf(Math.max(...scores))];
  expect(text.endsWith(`\nANSWER: ${likeliest}`)).toBe(true);
});

test("above temperature 0 the n-th answer differs, but is the same on another day", async () => {
  const draw = async (): Promise<string[]> => {
    await using served = await serve();
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await contentOf(await served.ask({ temperature: 1 })));
    return answers;
  };
  const first = await draw();
  expect(new Set(first).size).toBeGreaterThan(1);
  expect(await draw()).toEqual(first);
});

test("a model that is not there is refused; to a greeting there is a fixed answer", async () => {
  await using served = await serve();
  expect((await served.ask({ model: "nobody" })).status).toBe(404);
  expect(await contentOf(await served.ask({ prompt: "hello" }))).toBe(
    "I only do sums of numbers up to 99.",
  );
});

test("scripted models still answer the questions they know", async () => {
  await using served = await serve();
  const prompt = "What is $707 + 420$?\n\nA) 1127\nB) 1137\nC) 1136\nD) 1118";
  expect(await contentOf(await served.ask({ model: "scripted-b", prompt }))).toContain("1127");
});
