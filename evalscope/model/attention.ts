/** Causal multi-head attention (Vaswani et al. 2017): `softmax(q·kᵀ / sqrt(d)) · v`, each position looking at itself and back. */

export interface AttentionSize {
  readonly batch: number;
  /** Characters in each sequence. */
  readonly length: number;
  readonly heads: number;
  readonly width: number;
}

interface Place {
  /** Index of the first query, key and value number of this head in the sequence's first row. */
  readonly query: number;
  readonly key: number;
  readonly value: number;
  /** Index of this head's first output number in the sequence's first row. */
  readonly out: number;
  /** Index of this head's first weight; they are [batch × heads × length × length]. */
  readonly weights: number;
}

function placeOf({ length, heads, width }: AttentionSize, sequence: number, head: number): Place {
  const first = sequence * length * 3 * width + (head * width) / heads;
  return {
    query: first,
    key: first + width,
    value: first + 2 * width,
    out: sequence * length * width + (head * width) / heads,
    weights: (sequence * heads + head) * length * length,
  };
}

function forEachHead(size: AttentionSize, visit: (place: Place) => void): void {
  for (let sequence = 0; sequence < size.batch; sequence++)
    for (let head = 0; head < size.heads; head++) visit(placeOf(size, sequence, head));
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number, length: number): number {
  let sum = 0;
  for (let n = 0; n < length; n++) sum += a[i + n]! * b[j + n]!;
  return sum;
}

/** `to[i…] += factor · from[j…]` */
function addScaled(
  to: Float32Array,
  i: number,
  factor: number,
  from: Float32Array,
  j: number,
  length: number,
): void {
  for (let n = 0; n < length; n++) to[i + n]! += factor * from[j + n]!;
}

/** Makes scores into weights that add up to 1. */
export function softmaxInPlace(values: Float32Array, from: number, count: number): void {
  let [highest, total] = [-Infinity, 0];
  for (let i = 0; i < count; i++) highest = Math.max(highest, values[from + i]!);
  for (let i = 0; i < count; i++) total += values[from + i] = Math.exp(values[from + i]! - highest);
  for (let i = 0; i < count; i++) values[from + i]! /= total;
}

/** From `qkv[rows × 3·width]` to `out[rows × width]` (to be zero before); keeps the weights for the backward pass. */
export function attend(
  out: Float32Array,
  weights: Float32Array,
  qkv: Float32Array,
  size: AttentionSize,
): void {
  const { length, width } = size;
  const [step, each] = [3 * width, width / size.heads];
  const scale = 1 / Math.sqrt(each);
  forEachHead(size, (place) => {
    for (let t = 0; t < length; t++) {
      const at = place.weights + t * length;
      for (let s = 0; s <= t; s++)
        weights[at + s] = scale * dot(qkv, place.query + t * step, qkv, place.key + s * step, each);
      softmaxInPlace(weights, at, t + 1);
      for (let s = 0; s <= t; s++)
        addScaled(out, place.out + t * width, weights[at + s]!, qkv, place.value + s * step, each);
    }
  });
}

/** Adds the gradient of `qkv`, given that of the output. */
export function attendBackward(
  qkvGradient: Float32Array,
  outGradient: Float32Array,
  { qkv, weights }: Readonly<{ qkv: Float32Array; weights: Float32Array }>,
  size: AttentionSize,
): void {
  const { length, width } = size;
  const [step, each] = [3 * width, width / size.heads];
  const scale = 1 / Math.sqrt(each);
  const slopes = new Float32Array(length);
  forEachHead(size, ({ query, key, value, out, weights: first }) => {
    for (let t = 0; t < length; t++) {
      const [at, outAt] = [first + t * length, out + t * width];
      let mean = 0;
      for (let s = 0; s <= t; s++) {
        slopes[s] = dot(outGradient, outAt, qkv, value + s * step, each);
        mean += slopes[s]! * weights[at + s]!;
        addScaled(qkvGradient, value + s * step, weights[at + s]!, outGradient, outAt, each);
      }
      for (let s = 0; s <= t; s++) {
        const slope = scale * weights[at + s]! * (slopes[s]! - mean);
        addScaled(qkvGradient, query + t * step, slope, qkv, key + s * step, each);
        addScaled(qkvGradient, key + s * step, slope, qkv, query + t * step, each);
      }
    }
  });
}
