/** A decoder-only transformer (Vaswani et al. 2017) with learned positions, RMSNorm, ReLU and no biases. */
import type { AttentionSize } from "./attention.ts";
import { softmaxInPlace } from "./attention.ts";
import { blockForward, newBlockState, type BlockState } from "./block.ts";
import { addProduct } from "./matrix.ts";
import { normalise } from "./norm.ts";
import type { ModelShape, Parameters } from "./parameters.ts";

export interface Model {
  readonly shape: ModelShape;
  readonly parameters: Parameters;
}

/** Working memory for batches of one size. */
export interface Workspace {
  readonly size: AttentionSize;
  readonly blocks: readonly BlockState[];
  /** The residual stream after the last layer, [rows × width]. */
  readonly last: Float32Array;
  readonly lastNormed: Float32Array;
  /** [rows] */
  readonly lastFactors: Float32Array;
  /** [rows × vocabulary]; logits, and after `lossOf` probabilities. */
  readonly outputs: Float32Array;
}

/** A target of this value is not part of the loss. */
export const noTarget = 255;

export function newWorkspace(shape: ModelShape, batch: number, length: number): Workspace {
  const rows = batch * length;
  return {
    size: { batch, length, heads: shape.heads, width: shape.width },
    blocks: Array.from({ length: shape.layers }, () => newBlockState(shape, batch, length)),
    last: new Float32Array(rows * shape.width),
    lastNormed: new Float32Array(rows * shape.width),
    lastFactors: new Float32Array(rows),
    outputs: new Float32Array(rows * shape.vocabulary),
  };
}

function embed(
  out: Float32Array,
  { characters, positions }: Parameters,
  tokens: Uint8Array,
  { length, width }: AttentionSize,
): void {
  for (let row = 0; row < tokens.length; row++) {
    const [token, position] = [tokens[row]! * width, (row % length) * width];
    for (let i = 0; i < width; i++)
      out[row * width + i] = characters[token + i]! + positions[position + i]!;
  }
}

/** Logits of the character after each position, into `space.outputs`. `tokens` is [batch × length]. */
export function forward({ shape, parameters }: Model, tokens: Uint8Array, space: Workspace): void {
  const { size, blocks, last } = space;
  const rows = size.batch * size.length;
  embed(blocks[0]?.input ?? last, parameters, tokens, size);
  parameters.layers.forEach((layer, i) => {
    const block = blocks[i];
    if (block) blockForward(blocks[i + 1]?.input ?? last, layer, block, size);
  });
  normalise(space.lastNormed, space.lastFactors, last, parameters.lastGain, rows);
  space.outputs.fill(0);
  addProduct(space.outputs, space.lastNormed, parameters.head, [
    rows,
    shape.width,
    shape.vocabulary,
  ]);
}

/**
 * Mean cross-entropy in nats a target, after `forward`; makes `space.outputs` into probabilities.
 * A probability that underflows makes the loss infinite, as it does in single precision everywhere.
 */
export function lossOf(targets: Uint8Array, space: Workspace): number {
  const vocabulary = space.outputs.length / targets.length;
  let [sum, count] = [0, 0];
  targets.forEach((target, row) => {
    if (target === noTarget) return;
    softmaxInPlace(space.outputs, row * vocabulary, vocabulary);
    sum -= Math.log(space.outputs[row * vocabulary + target]!);
    count++;
  });
  return sum / count;
}
