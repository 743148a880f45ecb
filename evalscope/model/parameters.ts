/** The size of a model. All of `width`, `hidden` and `width / heads` are multiples of 4. */
export interface ModelShape {
  /** Number of different characters. */
  readonly vocabulary: number;
  /** The longest sequence, in characters. */
  readonly context: number;
  /** Numbers that stand for one character inside the model (d_model). */
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  /** Units of the feed-forward part. */
  readonly hidden: number;
}

export interface LayerParameters {
  /** Gain of the norm before the attention, [width]. */
  readonly attentionGain: Float32Array;
  /** Queries, keys and values side by side, [width × 3·width]. */
  readonly queriesKeysValues: Float32Array;
  /** [width × width] */
  readonly attentionOut: Float32Array;
  /** Gain of the norm before the feed-forward part, [width]. */
  readonly feedForwardGain: Float32Array;
  /** [width × hidden] */
  readonly up: Float32Array;
  /** [hidden × width] */
  readonly down: Float32Array;
}

/** Views into one flat array, so that the optimiser and the checkpoint see a single vector. */
export interface Parameters {
  readonly flat: Float32Array;
  /** [vocabulary × width] */
  readonly characters: Float32Array;
  /** [context × width] */
  readonly positions: Float32Array;
  readonly layers: readonly LayerParameters[];
  /** [width] */
  readonly lastGain: Float32Array;
  /** [width × vocabulary] */
  readonly head: Float32Array;
}

/** Cuts a flat array into the parameters of a shape, in a fixed order. */
function viewsOf(flat: Float32Array, shape: ModelShape): Parameters {
  const { vocabulary, context, width, hidden } = shape;
  let used = 0;
  const next = (size: number): Float32Array => flat.subarray(used, (used += size));
  return {
    flat,
    characters: next(vocabulary * width),
    positions: next(context * width),
    layers: Array.from({ length: shape.layers }, () => ({
      attentionGain: next(width),
      queriesKeysValues: next(width * 3 * width),
      attentionOut: next(width * width),
      feedForwardGain: next(width),
      up: next(width * hidden),
      down: next(hidden * width),
    })),
    lastGain: next(width),
    head: next(width * vocabulary),
  };
}

export function parameterCount(shape: ModelShape): number {
  const { vocabulary, context, width, hidden, layers } = shape;
  const layer = 2 * width + 4 * width * width + 2 * width * hidden;
  return (2 * vocabulary + context + 1) * width + layers * layer;
}

/** All zero: the place where gradients are added up. */
export function zeroParameters(shape: ModelShape): Parameters {
  return viewsOf(new Float32Array(parameterCount(shape)), shape);
}

export function parametersFrom(flat: Float32Array, shape: ModelShape): Parameters {
  if (flat.length !== parameterCount(shape))
    throw new Error(`${flat.length} numbers do not fill a model of ${parameterCount(shape)}`);
  return viewsOf(flat, shape);
}

/** A normal deviate from two uniform ones (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function fill(values: Float32Array, deviation: number, random: () => number): void {
  for (let i = 0; i < values.length; i++) values[i] = deviation * normal(random);
}

/** Weights with variance 1/inputs; what is added to the residual stream starts smaller, as in GPT-2 (Radford et al. 2019). */
export function newParameters(shape: ModelShape, random: () => number): Parameters {
  const made = zeroParameters(shape);
  const { width, hidden } = shape;
  const residual = 1 / Math.sqrt(2 * shape.layers);
  for (const values of [made.characters, made.positions]) fill(values, 0.5, random);
  for (const layer of made.layers) {
    layer.attentionGain.fill(1);
    layer.feedForwardGain.fill(1);
    fill(layer.queriesKeysValues, 1 / Math.sqrt(width), random);
    fill(layer.attentionOut, residual / Math.sqrt(width), random);
    fill(layer.up, Math.sqrt(2 / width), random);
    fill(layer.down, residual / Math.sqrt(hidden), random);
  }
  made.lastGain.fill(1);
  fill(made.head, 0.5 / Math.sqrt(width), random);
  return made;
}

/** The gains of the norms: the optimiser does not decay them. */
export function gains(parameters: Parameters): Float32Array[] {
  const inLayers = parameters.layers.flatMap((layer) => [
    layer.attentionGain,
    layer.feedForwardGain,
  ]);
  return [...inLayers, parameters.lastGain];
}
