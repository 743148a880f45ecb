import { type NewPattern, broken, plainRow } from "../pattern.ts";

const head = /validation(?:-(\S+))? loss at iteration\s+(\d+)([^|]*)\|(.*)/;

/**
 * Megatron-LM's evaluation: `validation loss at iteration 20 on validation set | lm loss value: … |
 * lm loss PPL: … |`; named sets as `validation-<name> loss at …`, which become a group of their own.
 */
export const megatronValidation: NewPattern = () => ({
  id: "megatron-validation",
  closed: true,
  match({ text }) {
    const [, set, step, where = "", rest = ""] = head.exec(text) ?? [];
    if (step === undefined) return null;
    const group = where.includes("test set") ? "test" : "eval";
    const prefix = set === undefined ? group : `${group}/${set}`;
    const fields = [...rest.matchAll(/([^:|]+):\s*(\S+)\s*\|/g)].map(
      ([, name = "", value = ""]) =>
        [`${prefix}/${name.trim().replace(/ value$/, "")}`, value] as const,
    );
    return fields.length === 0
      ? broken("no value before the line ends")
      : plainRow(Number(step), fields);
  },
});
