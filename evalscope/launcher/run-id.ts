import { LaunchError } from "./failure.ts";

/** Date and time, then what was run: `20260301-101500-offline-demo`. */
export function newRunId(name: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("");
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("");
  const told = safeName(name);
  return told === "" ? `${date}-${time}` : `${date}-${time}-${told}`;
}

/** A name that is a folder and a part of an address on every system. */
export function safeName(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
}

/** @throws LaunchError when the id cannot be a folder's name. */
export function checkRunId(id: string): string {
  const bytes = Buffer.byteLength(id);
  if (/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u.test(id) && !id.endsWith(".") && bytes <= 200) return id;
  throw new LaunchError(
    `--run-id ${JSON.stringify(id)}: use letters, digits, "-", "_" and "."; it becomes a folder's name`,
  );
}
