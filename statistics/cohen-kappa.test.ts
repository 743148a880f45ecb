import { expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa.ts";

test("published values: 20, 5, 10, 15 give 0.4; 45, 15, 25, 15 give 0.1304", () => {
  expect(cohenKappa({ bothRight: 20, lost: 5, gained: 10, bothWrong: 15 })).toBeCloseTo(0.4, 12);
  expect(cohenKappa({ bothRight: 45, lost: 15, gained: 25, bothWrong: 15 })).toBeCloseTo(0.1304, 4);
});

test("kappa is not defined where both runs always or never are right, nor without items", () => {
  expect(cohenKappa({ bothRight: 7, lost: 0, gained: 0, bothWrong: 0 })).toBeNull();
  expect(cohenKappa({ bothRight: 0, lost: 0, gained: 0, bothWrong: 3 })).toBeNull();
  expect(cohenKappa({ bothRight: 0, lost: 0, gained: 0, bothWrong: 0 })).toBeNull();
  expect(cohenKappa({ bothRight: 0, lost: 4, gained: 0, bothWrong: 0 })).toBe(0);
});
