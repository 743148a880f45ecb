import { expect, test } from "vitest";
import { readFaultPlan, splitModelName } from "./faults.ts";
import { serve } from "./served.ts";

test("a fault is named by the model or by a flag, for every n-th request", () => {
  expect(splitModelName("scripted-b+cut-off")).toEqual({ model: "scripted-b", fault: "cut-off" });
  expect(splitModelName("qwen+chat")).toEqual({ model: "qwen+chat" });
  expect(readFaultPlan("error:10")).toEqual({ fault: "error", every: 10 });
  expect(() => readFaultPlan("error:0")).toThrow("is not one of");
});

test("error: a status of 500, here for each second request", async () => {
  await using served = await serve({ fault: { fault: "error", every: 2 } });
  expect((await served.ask({})).status).toBe(200);
  expect((await served.ask({})).status).toBe(500);
  expect((await served.ask({})).status).toBe(200);
});

test("rate limit: told to wait, and let through the second time", async () => {
  await using served = await serve();
  const refused = await served.ask({ model: "untrained+rate-limit" });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect((await served.ask({ model: "untrained+rate-limit" })).status).toBe(200);
});

test.each([false, true])("malformed: JSON that ends in the middle (stream: %s)", async (stream) => {
  await using served = await serve();
  const response = await served.ask({ model: "untrained+malformed", stream });
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(() => JSON.parse(text.replace(/^data: /u, ""))).toThrow(SyntaxError);
});

test.each([false, true])(
  "cut off: the connection closes in the middle (stream: %s)",
  async (stream) => {
    await using served = await serve();
    const response = await served.ask({ model: "untrained+cut-off", stream });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  },
);

test("slow: the first token lets wait", async () => {
  await using served = await serve({ slowMs: 30 });
  const start = performance.now();
  expect((await served.ask({ model: "untrained+slow" })).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(25);
});
