import { expect, test } from "vitest";
import { randomSequence } from "../seeded.ts";
import { drawBatch, sequenceLength, type Batch } from "./batch.ts";
import { alphabet } from "./alphabet.ts";
import { backward } from "./backward.ts";
import { newParameters, zeroParameters, type ModelShape } from "./parameters.ts";
import { forward, lossOf, newWorkspace, type Model } from "./transformer.ts";

const shape: ModelShape = {
  vocabulary: alphabet.length,
  context: sequenceLength,
  width: 8,
  heads: 2,
  layers: 2,
  hidden: 16,
};

function lossFor(model: Model, batch: Batch): number {
  const space = newWorkspace(shape, batch.problems.length, sequenceLength);
  forward(model, batch.tokens, space);
  return lossOf(batch.targets, space);
}

/** The slope by finite differences: `(loss(w + h) − loss(w − h)) / 2h`. */
function measuredSlope(model: Model, batch: Batch, i: number): number {
  const { flat } = model.parameters;
  const [weight, h] = [flat[i]!, 0.001];
  flat[i] = weight + h;
  const above = lossFor(model, batch);
  flat[i] = weight - h;
  const below = lossFor(model, batch);
  flat[i] = weight;
  return (above - below) / (2 * h);
}

test("the gradient is the slope that finite differences measure", () => {
  const random = randomSequence(3);
  const model = { shape, parameters: newParameters(shape, random) };
  const batch = drawBatch("training", 8, random);
  const gradient = zeroParameters(shape);
  const space = newWorkspace(shape, batch.problems.length, sequenceLength);
  forward(model, batch.tokens, space);
  lossOf(batch.targets, space);
  backward(model, gradient, batch, space);
  const size = gradient.flat.length;
  const places = Array.from({ length: 400 }, (_, n) => Math.floor((n * size) / 400));
  const pairs = places.map((i) => ({
    computed: gradient.flat[i]!,
    measured: measuredSlope(model, batch, i),
  }));
  const length = Math.hypot(...pairs.map(({ measured }) => measured));
  const error = Math.hypot(...pairs.map(({ computed, measured }) => computed - measured));
  expect(length).toBeGreaterThan(0.1);
  expect(error / length).toBeLessThan(0.001);
});
