import type { CurveAxis } from "./curve-axis.ts";
import {
  formatClock,
  formatCount,
  formatDuration,
  formatPosition,
  formatTick,
  two,
} from "./curve-numbers.ts";
import type { Range, ScaleKind } from "./curve-range.ts";

const DURATIONS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
];

const NEAR_ENOUGH = 0.72;

/** Round places for grid lines, about `count` of them, all within the range. */
export function ticksOf(range: Range, scale: ScaleKind, count: number): number[] {
  return scale === "log"
    ? logTicks(range, count)
    : multiples(range, niceStep((range[1] - range[0]) / count));
}

/** The same for seconds: whole minutes, hours and days; local midnights for clock time. */
function timeTicks(range: Range, count: number, isClock: boolean): number[] {
  const least = (range[1] - range[0]) / count;
  const step =
    DURATIONS.find((duration) => duration >= least * NEAR_ENOUGH) ??
    Math.ceil(least / 86400) * 86400;
  if (least < 1) return multiples(range, niceStep(least));
  const shift = isClock ? new Date(range[0] * 1000).getTimezoneOffset() * 60 : 0;
  return multiples([range[0] - shift, range[1] - shift], step).map((tick) => tick + shift);
}

export function axisTicks(
  range: Range,
  axis: CurveAxis,
  scale: ScaleKind,
  count: number,
): number[] {
  if (scale === "linear" && (axis === "time" || axis === "wall"))
    return timeTicks(range, count, axis === "wall");
  return ticksOf(range, scale, count);
}

/** What stands at a tick of the x axis. */
export function axisTickText(tick: number, axis: CurveAxis, range: Range): string {
  if (axis === "time") return formatDuration(tick);
  if (axis !== "wall") return Math.abs(tick) >= 1e4 ? formatCount(tick) : formatTick(tick);
  const at = new Date(tick * 1000);
  const day = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  if (range[1] - range[0] > 4 * 86400) return day;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return time === "00:00" ? day : time;
}

/** A position in full, as a tooltip or a table shows it. */
export function positionText(x: number, axis: CurveAxis): string {
  if (axis === "time") return formatDuration(x);
  if (axis === "wall") return formatClock(x);
  return formatPosition(x);
}

/** Powers of ten; with their 2s and 5s where there is room; evenly spaced below one decade. */
function logTicks(range: Range, count: number): number[] {
  const [low, high] = [Math.log10(range[0]), Math.log10(range[1])];
  if (!(high > low)) return [];
  if (high - low < 1) return multiples(range, niceStep((range[1] - range[0]) / count));
  const every = Math.max(1, Math.ceil((high - low) / count));
  const leads = every === 1 && (high - low) * 3 <= count * 1.5 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = Math.floor(low / every) * every; power <= high; power += every) {
    for (const lead of leads) ticks.push(Number(`${lead}e${power}`));
  }
  return ticks.filter((tick) => tick >= range[0] && tick <= range[1]);
}

/** One of 1, 2, 2.5 and 5 × 10ⁿ near `wanted`, rather a little smaller than much larger. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const lead =
    [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= wanted * NEAR_ENOUGH) ?? 10;
  return lead * power;
}

function multiples([low, high]: Range, step: number): number[] {
  if (!(step > 0) || !Number.isFinite(step)) return [low];
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.min(1000, Math.floor(high / step + 1e-9) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}
