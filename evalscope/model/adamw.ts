import { gains, type Parameters } from "./parameters.ts";

/** AdamW (Loshchilov and Hutter 2019, algorithm 2; the decay is multiplied by the learning rate, as in PyTorch). */
export interface AdamW {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

export interface AdamWState {
  readonly settings: AdamW;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  /** 1 where weights decay, 0 for the gains of norms. */
  readonly decays: Uint8Array;
  steps: number;
}

export const usualAdamW: AdamW = { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.1 };

export function newAdamW(parameters: Parameters, settings: AdamW = usualAdamW): AdamWState {
  const size = parameters.flat.length;
  const decays = new Uint8Array(size).fill(1);
  for (const gain of gains(parameters)) {
    const from = (gain.byteOffset - parameters.flat.byteOffset) / gain.BYTES_PER_ELEMENT;
    decays.fill(0, from, from + gain.length);
  }
  return {
    settings,
    mean: new Float32Array(size),
    square: new Float32Array(size),
    decays,
    steps: 0,
  };
}

/** Scales the gradient to at most this length (Pascanu et al. 2013); returns its length before. */
export function clipGradient(gradient: Float32Array, highest: number): number {
  const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
  if (norm > highest) for (let i = 0; i < gradient.length; i++) gradient[i]! *= highest / norm;
  return norm;
}

/** One update of the weights in place. */
export function updateWeights(
  weights: Float32Array,
  gradient: Float32Array,
  state: AdamWState,
  learningRate: number,
): void {
  const { beta1, beta2, epsilon, weightDecay } = state.settings;
  const { mean, square, decays } = state;
  state.steps++;
  const [meanBias, squareBias] = [1 - beta1 ** state.steps, 1 - beta2 ** state.steps];
  for (let i = 0; i < weights.length; i++) {
    const slope = gradient[i]!;
    mean[i] = beta1 * mean[i]! + (1 - beta1) * slope;
    square[i] = beta2 * square[i]! + (1 - beta2) * slope * slope;
    const step = mean[i]! / meanBias / (Math.sqrt(square[i]! / squareBias) + epsilon);
    weights[i]! -= learningRate * (step + weightDecay * decays[i]! * weights[i]!);
  }
}
