import type { AttentionSize } from "./attention.ts";
import { blockBackward } from "./block.ts";
import { addProductOfTransposed, addTransposedProduct } from "./matrix.ts";
import { normaliseBackward } from "./norm.ts";
import type { ModelShape, Parameters } from "./parameters.ts";
import { noTarget, type Model, type Workspace } from "./transformer.ts";

/** Turns probabilities into the gradient of the mean cross-entropy: `(p − 1[target]) / count`, 0 where there is no target. */
function logitGradient(targets: Uint8Array, outputs: Float32Array): void {
  const vocabulary = outputs.length / targets.length;
  const count = targets.reduce((sum, target) => sum + (target === noTarget ? 0 : 1), 0);
  targets.forEach((target, row) => {
    const from = row * vocabulary;
    if (target === noTarget) return void outputs.fill(0, from, from + vocabulary);
    outputs[from + target]! -= 1;
    for (let i = 0; i < vocabulary; i++) outputs[from + i]! /= count;
  });
}

/** Adds the gradient of the loss to `gradient`, after `forward` and `lossOf` of the same batch. */
export function backward(
  { shape, parameters }: Model,
  gradient: Parameters,
  { tokens, targets }: Readonly<{ tokens: Uint8Array; targets: Uint8Array }>,
  space: Workspace,
): void {
  const { size, blocks } = space;
  const rows = size.batch * size.length;
  const flow = new Float32Array(rows * shape.width);
  logitGradient(targets, space.outputs);
  headBackward(flow, parameters, gradient, shape, space);
  for (let i = blocks.length - 1; i >= 0; i--)
    blockBackward(flow, gradient.layers[i]!, parameters.layers[i]!, blocks[i]!, size);
  embedBackward(gradient, tokens, flow, size);
}

function headBackward(
  flow: Float32Array,
  parameters: Parameters,
  gradient: Parameters,
  { width, vocabulary }: ModelShape,
  { size, last, lastNormed, lastFactors, outputs }: Workspace,
): void {
  const rows = size.batch * size.length;
  const normedFlow = new Float32Array(rows * width);
  addTransposedProduct(gradient.head, lastNormed, outputs, [rows, width, vocabulary]);
  addProductOfTransposed(normedFlow, outputs, parameters.head, [rows, width, vocabulary]);
  normaliseBackward(flow, gradient.lastGain, normedFlow, {
    x: last,
    gain: parameters.lastGain,
    factors: lastFactors,
    rows,
  });
}

function embedBackward(
  { characters, positions }: Parameters,
  tokens: Uint8Array,
  flow: Float32Array,
  { length, width }: AttentionSize,
): void {
  for (let row = 0; row < tokens.length; row++) {
    const [token, position] = [tokens[row]! * width, (row % length) * width];
    for (let i = 0; i < width; i++) {
      characters[token + i]! += flow[row * width + i]!;
      positions[position + i]! += flow[row * width + i]!;
    }
  }
}
