import { type Hit, type NewPattern, plainRow } from "../pattern.ts";

const line = /^\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|\s*$/;
const border = /^\s*[-=+]{6,}\s*$/;
const stepNames =
  /(?:^|\/)(?:total_?timesteps|timesteps_?so_?far|total_?env_?interacts|total_?steps)$/i;

/**
 * Stable-Baselines and what is made like it: a box of names and values, in groups or not, for each report.
 * https://stable-baselines3.readthedocs.io/en/master/common/logger.html
 * The step is the number of timesteps so far. A box without it is left out: nothing says where it belongs.
 */
export const boxedTable: NewPattern = () => {
  let group = "";
  const rows: (readonly [string, string])[] = [];
  return {
    id: "boxed-table",
    closed: true,
    match({ text }) {
      const [, name, value] = line.exec(text) ?? [];
      if (name !== undefined && value !== undefined) {
        if (value === "" && name.endsWith("/")) group = name;
        else if (name !== "") rows.push([name.includes("/") ? name : `${group}${name}`, value]);
        return null;
      }
      const found = border.test(text) ? boxOf(rows) : null;
      if (rows.length > 0) {
        rows.length = 0;
        group = "";
      }
      return found;
    },
  };
};

function boxOf(rows: readonly (readonly [string, string])[]): Hit | null {
  const step = rows.find(([name]) => stepNames.test(name));
  const number = Number(step?.[1]);
  if (step === undefined || !Number.isSafeInteger(number)) return null;
  return plainRow(
    number,
    rows.filter((row) => row !== step),
  );
}
