import type { CurveEvent } from "@evalsite/protocol";

const window = 100;
const warmUp = 20;
const factor = 6 * 1.4826;

/**
 * Points that stand out upward from the last 100 finite ones: y > median + 6 · 1.4826 · MAD. Only for
 * losses and gradient norms, where a jump up is a fault; the first 20 points are warm-up.
 */
export function spikes(
  series: string,
  readings: readonly { readonly step: number; readonly value: number }[],
): readonly CurveEvent[] {
  if (!/(loss|grad_norm)$/.test(series)) return [];
  const recent: number[] = [];
  const events: CurveEvent[] = [];
  for (const { step, value } of readings) {
    if (!Number.isFinite(value)) continue;
    if (recent.length >= warmUp && isSpike(value, recent)) {
      events.push({ step, kind: "spike", series, from: null });
    }
    recent.push(value);
    if (recent.length > window) recent.shift();
  }
  return events;
}

function isSpike(value: number, recent: readonly number[]): boolean {
  const middle = median(recent);
  const deviation = median(recent.map((other) => Math.abs(other - middle)));
  return deviation > 0 && value > middle + factor * deviation;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
