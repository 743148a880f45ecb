import { z } from "zod";

/** A long list of numbers, looked at in one go: a schema for each element takes ten times as long. */
function listOf<T extends number | null>(
  isElement: (element: unknown) => element is T,
  items: object,
) {
  return z
    .unknown()
    .meta({ type: "array", items })
    .transform((list, context): readonly T[] => {
      if (Array.isArray(list) && list.every(isElement)) return list;
      context.addIssue({ code: "custom", message: "expected a list of numbers" });
      return z.NEVER;
    });
}

/** Places in another list, from 0. */
export const places = listOf(isPlace, { type: "integer", minimum: 0 });
/** Numbers, null where there is none. */
export const values = listOf(isNumberOrNull, { type: ["number", "null"] });

function isPlace(element: unknown): element is number {
  return Number.isInteger(element) && Number(element) >= 0;
}

function isNumberOrNull(element: unknown): element is number | null {
  return element === null || typeof element === "number";
}
