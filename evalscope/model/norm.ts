/** RMSNorm (Zhang and Sennrich 2019): `y = gain · x / sqrt(mean(x²) + ε)`, row by row. */

const epsilon = 1e-5;

/** Writes `out[rows×width]` and the factors `1 / sqrt(mean(x²) + ε)`, [rows], that the backward pass needs. */
export function normalise(
  out: Float32Array,
  factors: Float32Array,
  x: Float32Array,
  gain: Float32Array,
  rows: number,
): void {
  const width = gain.length;
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    let squares = 0;
    for (let i = 0; i < width; i++) squares += x[from + i]! * x[from + i]!;
    const factor = 1 / Math.sqrt(squares / width + epsilon);
    factors[row] = factor;
    for (let i = 0; i < width; i++) out[from + i] = x[from + i]! * factor * gain[i]!;
  }
}

/** Adds the gradients of the input and of the gain, given the gradient of the output. */
export function normaliseBackward(
  inputGradient: Float32Array,
  gainGradient: Float32Array,
  outGradient: Float32Array,
  {
    x,
    gain,
    factors,
    rows,
  }: Readonly<{ x: Float32Array; gain: Float32Array; factors: Float32Array; rows: number }>,
): void {
  const width = gain.length;
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    const factor = factors[row]!;
    let along = 0;
    for (let i = 0; i < width; i++) along += outGradient[from + i]! * gain[i]! * x[from + i]!;
    const pull = (along * factor * factor * factor) / width;
    for (let i = 0; i < width; i++) {
      gainGradient[i]! += outGradient[from + i]! * x[from + i]! * factor;
      inputGradient[from + i]! += outGradient[from + i]! * gain[i]! * factor - x[from + i]! * pull;
    }
  }
}
