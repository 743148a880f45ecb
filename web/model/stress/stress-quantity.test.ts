import { expect, test } from "vitest";
import { formatStress, plainName, stressUnit } from "./stress-quantity.ts";

test("a column of times has one unit, by its largest value", () => {
  expect(stressUnit("ttft_s", [0.005, 0.2])).toBe("milliseconds");
  expect(stressUnit("latency_s", [0.2, 3])).toBe("seconds");
  expect(stressUnit("output_tokens_per_s", [0.2])).toBe("tokens/s");
  expect(stressUnit("speculative_accept_rate", [0.8])).toBe("share");
});

test("values are written in the unit of their column; a missing one is not zero", () => {
  expect(formatStress(0.00588, "milliseconds")).toBe("5.88");
  expect(formatStress(11061.4764, "tokens/s")).toBe("11,061");
  expect(formatStress(0.8183, "share")).toBe("82%");
  expect(formatStress(undefined, "seconds")).toBe("—");
});

test("an unknown metric is named after itself", () => {
  expect(plainName("overall_prompt_tokens_per_s")).toBe("overall prompt tokens");
  expect(plainName("decoded_tokens_per_iteration")).toBe("decoded tokens per iteration");
});
