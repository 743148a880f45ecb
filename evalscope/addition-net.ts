/** A network with one hidden layer (ReLU) that learns to add two whole numbers below 100, trained by plain SGD on the squared error. */

export interface Addition {
  readonly a: number;
  readonly b: number;
}

export interface AdditionNet {
  readonly hiddenA: Float64Array;
  readonly hiddenB: Float64Array;
  readonly hiddenBias: Float64Array;
  readonly output: Float64Array;
  readonly outputBias: Float64Array;
}

export interface BatchResult {
  readonly loss: number;
  readonly gradNorm: number;
}

const centre = (value: number): number => (value - 49.5) / 50;
const scaledSum = ({ a, b }: Addition): number => (a + b - 99) / 100;

function vector(size: number, random: () => number, scale: number): Float64Array {
  return Float64Array.from({ length: size }, () => (random() * 2 - 1) * scale);
}

export function newNet(hidden: number, random: () => number): AdditionNet {
  return {
    hiddenA: vector(hidden, random, 1),
    hiddenB: vector(hidden, random, 1),
    hiddenBias: vector(hidden, random, 0.5),
    output: vector(hidden, random, 1 / Math.sqrt(hidden)),
    outputBias: new Float64Array(1),
  };
}

/** Hidden activations and the (scaled) output for one pair. */
function forward(net: AdditionNet, { a, b }: Addition): { hidden: Float64Array; output: number } {
  const hidden = net.hiddenBias.map((bias, i) =>
    Math.max(0, bias + at(net.hiddenA, i) * centre(a) + at(net.hiddenB, i) * centre(b)),
  );
  return {
    hidden,
    output: hidden.reduce(
      (sum, value, i) => sum + value * at(net.output, i),
      at(net.outputBias, 0),
    ),
  };
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

/** The network's answer as a number; not finite once the weights are not. */
export function predictSum(net: AdditionNet, pair: Addition): number {
  return forward(net, pair).output * 100 + 99;
}

export function meanLoss(net: AdditionNet, pairs: readonly Addition[]): number {
  return (
    pairs.reduce((sum, pair) => sum + (forward(net, pair).output - scaledSum(pair)) ** 2, 0) /
    pairs.length
  );
}

const zeros = (values: Float64Array): Float64Array => new Float64Array(values.length);

function emptyLike(net: AdditionNet): AdditionNet {
  return {
    hiddenA: zeros(net.hiddenA),
    hiddenB: zeros(net.hiddenB),
    hiddenBias: zeros(net.hiddenBias),
    output: zeros(net.output),
    outputBias: zeros(net.outputBias),
  };
}

/** Adds the gradient of one pair's squared error, weighted, and returns the error. */
function backward(net: AdditionNet, gradient: AdditionNet, pair: Addition, weight: number): number {
  const { hidden, output } = forward(net, pair);
  const error = output - scaledSum(pair);
  const slope = 2 * error * weight;
  hidden.forEach((value, i) => {
    const back = value > 0 ? slope * at(net.output, i) : 0;
    gradient.output[i] = at(gradient.output, i) + slope * value;
    gradient.hiddenA[i] = at(gradient.hiddenA, i) + back * centre(pair.a);
    gradient.hiddenB[i] = at(gradient.hiddenB, i) + back * centre(pair.b);
    gradient.hiddenBias[i] = at(gradient.hiddenBias, i) + back;
  });
  gradient.outputBias[0] = at(gradient.outputBias, 0) + slope;
  return error;
}

const parts = (net: AdditionNet): Float64Array[] => [
  net.hiddenA,
  net.hiddenB,
  net.hiddenBias,
  net.output,
  net.outputBias,
];

/** One SGD step on a batch: changes the network, returns the loss before the step and the norm of the gradient. */
export function trainStep(
  net: AdditionNet,
  batch: readonly Addition[],
  learningRate: number,
): BatchResult {
  const gradient = emptyLike(net);
  const loss =
    batch.reduce((sum, pair) => sum + backward(net, gradient, pair, 1 / batch.length) ** 2, 0) /
    batch.length;
  const gradients = parts(gradient);
  parts(net).forEach((values, p) =>
    values.forEach(
      (value, i) => (values[i] = value - learningRate * at(gradients[p] ?? values, i)),
    ),
  );
  return {
    loss,
    gradNorm: Math.sqrt(
      gradients.reduce((sum, values) => sum + values.reduce((s, v) => s + v * v, 0), 0),
    ),
  };
}
