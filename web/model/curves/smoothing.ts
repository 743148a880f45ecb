/**
 * Debiased exponential moving average, as TensorBoard draws it:
 *
 *     m_i = w · m_(i-1) + (1 − w) · y_i,  m_0 = 0;   out_i = m_i / (1 − w^n)
 *
 * where n counts the finite values so far. Values that are not finite pass through and leave the
 * average alone; a constant series comes back unchanged. Smooth the full series first and thin it
 * out for drawing after: the other order changes the curve (by 40 % at w = 0.99).
 *
 * @param values one series in the order it was logged
 * @param weight w, 0 (no smoothing) up to, not including, 1
 * @returns a new array of the same length
 * @see https://github.com/tensorflow/tensorboard, webapp/widgets/line_chart_v2/data_transformer.ts
 */
export function debiasedEma(values: Float64Array, weight: number): Float64Array {
  if (!(weight >= 0 && weight < 1)) throw new RangeError(`weight must be in [0, 1): ${weight}`);
  if (weight === 0 || isConstant(values)) return values.slice();
  const smoothed = new Float64Array(values.length);
  let average = 0;
  let debias = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      smoothed[i] = value;
      continue;
    }
    average = average * weight + (1 - weight) * value;
    debias *= weight;
    smoothed[i] = average / (1 - debias);
  }
  return smoothed;
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
