import { attend, attendBackward, type AttentionSize } from "./attention.ts";
import { addProduct, addProductOfTransposed, addTransposedProduct } from "./matrix.ts";
import { normalise, normaliseBackward } from "./norm.ts";
import type { LayerParameters, ModelShape } from "./parameters.ts";

/** What one layer computed on its way forward; rows = batch × length. */
export interface BlockState {
  /** [rows × width], as are all below without a size. */
  readonly input: Float32Array;
  readonly attentionNormed: Float32Array;
  /** [rows] */
  readonly attentionFactors: Float32Array;
  /** [rows × 3·width] */
  readonly qkv: Float32Array;
  /** [batch × heads × length × length] */
  readonly weights: Float32Array;
  readonly attended: Float32Array;
  readonly middle: Float32Array;
  readonly feedForwardNormed: Float32Array;
  /** [rows] */
  readonly feedForwardFactors: Float32Array;
  /** [rows × hidden], after the ReLU. */
  readonly hidden: Float32Array;
}

export function newBlockState(shape: ModelShape, batch: number, length: number): BlockState {
  const rows = batch * length;
  const perRow = (count: number): Float32Array => new Float32Array(rows * count);
  return {
    input: perRow(shape.width),
    attentionNormed: perRow(shape.width),
    attentionFactors: perRow(1),
    qkv: perRow(3 * shape.width),
    weights: perRow(shape.heads * length),
    attended: perRow(shape.width),
    middle: perRow(shape.width),
    feedForwardNormed: perRow(shape.width),
    feedForwardFactors: perRow(1),
    hidden: perRow(shape.hidden),
  };
}

/**
 * A pre-norm transformer layer: `middle = x + attention(norm(x))`, `out = middle + W·relu(W·norm(middle))`
 * (Vaswani et al. 2017; norm first as in Xiong et al. 2020). Reads `state.input`, writes `out[rows × width]`.
 */
export function blockForward(
  out: Float32Array,
  layer: LayerParameters,
  state: BlockState,
  size: AttentionSize,
): void {
  const [rows, width] = [size.batch * size.length, size.width];
  const hidden = layer.up.length / width;
  for (const values of [state.qkv, state.attended, state.hidden]) values.fill(0);
  normalise(state.attentionNormed, state.attentionFactors, state.input, layer.attentionGain, rows);
  addProduct(state.qkv, state.attentionNormed, layer.queriesKeysValues, [rows, width, 3 * width]);
  attend(state.attended, state.weights, state.qkv, size);
  state.middle.set(state.input);
  addProduct(state.middle, state.attended, layer.attentionOut, [rows, width, width]);
  normalise(
    state.feedForwardNormed,
    state.feedForwardFactors,
    state.middle,
    layer.feedForwardGain,
    rows,
  );
  addProduct(state.hidden, state.feedForwardNormed, layer.up, [rows, width, hidden]);
  for (let i = 0; i < state.hidden.length; i++) state.hidden[i] = Math.max(0, state.hidden[i]!);
  out.set(state.middle);
  addProduct(out, state.hidden, layer.down, [rows, hidden, width]);
}

/** Changes `flow`, the gradient of the layer's output, into that of its input; adds to the parameters' gradients. */
export function blockBackward(
  flow: Float32Array,
  gradient: LayerParameters,
  layer: LayerParameters,
  state: BlockState,
  size: AttentionSize,
): void {
  feedForwardBackward(flow, gradient, layer, state, size);
  attentionBackward(flow, gradient, layer, state, size);
}

function feedForwardBackward(
  flow: Float32Array,
  gradient: LayerParameters,
  layer: LayerParameters,
  state: BlockState,
  { batch, length, width }: AttentionSize,
): void {
  const rows = batch * length;
  const hidden = layer.up.length / width;
  const hiddenFlow = new Float32Array(rows * hidden);
  const normedFlow = new Float32Array(rows * width);
  addTransposedProduct(gradient.down, state.hidden, flow, [rows, hidden, width]);
  addProductOfTransposed(hiddenFlow, flow, layer.down, [rows, hidden, width]);
  for (let i = 0; i < hiddenFlow.length; i++) if (state.hidden[i]! <= 0) hiddenFlow[i] = 0;
  addTransposedProduct(gradient.up, state.feedForwardNormed, hiddenFlow, [rows, width, hidden]);
  addProductOfTransposed(normedFlow, hiddenFlow, layer.up, [rows, width, hidden]);
  normaliseBackward(flow, gradient.feedForwardGain, normedFlow, {
    x: state.middle,
    gain: layer.feedForwardGain,
    factors: state.feedForwardFactors,
    rows,
  });
}

function attentionBackward(
  flow: Float32Array,
  gradient: LayerParameters,
  layer: LayerParameters,
  state: BlockState,
  size: AttentionSize,
): void {
  const [rows, width] = [size.batch * size.length, size.width];
  const attendedFlow = new Float32Array(rows * width);
  const qkvFlow = new Float32Array(rows * 3 * width);
  const normedFlow = new Float32Array(rows * width);
  addTransposedProduct(gradient.attentionOut, state.attended, flow, [rows, width, width]);
  addProductOfTransposed(attendedFlow, flow, layer.attentionOut, [rows, width, width]);
  attendBackward(qkvFlow, attendedFlow, state, size);
  addTransposedProduct(gradient.queriesKeysValues, state.attentionNormed, qkvFlow, [
    rows,
    width,
    3 * width,
  ]);
  addProductOfTransposed(normedFlow, qkvFlow, layer.queriesKeysValues, [rows, width, 3 * width]);
  normaliseBackward(flow, gradient.attentionGain, normedFlow, {
    x: state.input,
    gain: layer.attentionGain,
    factors: state.attentionFactors,
    rows,
  });
}
