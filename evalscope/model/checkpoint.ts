/**
 * Checkpoints are safetensors files with one tensor, `parameters`: the flat array of `parameters.ts`.
 * https://huggingface.co/docs/safetensors: length of the header (64 bit), header (JSON), numbers; all little endian.
 */
import { parametersFrom, type ModelShape } from "./parameters.ts";
import type { Progress } from "./training-log.ts";
import type { Model } from "./transformer.ts";

export interface Checkpoint {
  readonly name: string;
  readonly progress: Progress;
  readonly model: Model;
}

const tensorName = "parameters";

type Fields = Readonly<Record<string, unknown>>;

/** The whole file. Numbers are written as the machine holds them, which is little endian wherever Node runs. */
export function checkpointBytes({ name, progress, model }: Checkpoint): Uint8Array {
  const { flat } = model.parameters;
  const header = JSON.stringify({
    __metadata__: { name, progress: JSON.stringify(progress), shape: JSON.stringify(model.shape) },
    [tensorName]: { dtype: "F32", shape: [flat.length], data_offsets: [0, flat.byteLength] },
  });
  // Spaces at the end align the numbers, as safetensors does itself.
  const text = new TextEncoder().encode(header.padEnd(Math.ceil(header.length / 8) * 8));
  const bytes = new Uint8Array(8 + text.length + flat.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(new Uint8Array(flat.buffer, flat.byteOffset, flat.byteLength), 8 + text.length);
  return bytes;
}

/** Reads a file of `checkpointBytes`; throws on anything else. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const metadata = fields(fields(header)["__metadata__"]);
  const shape = shapeFrom(inner(metadata["shape"]));
  // A copy of its own: what a file was read into may start anywhere in a larger buffer.
  const numbers = new Float32Array(new Uint8Array(bytes.subarray(8 + length)).buffer);
  return {
    name: String(metadata["name"]),
    progress: progressFrom(inner(metadata["progress"])),
    model: { shape, parameters: parametersFrom(numbers, shape) },
  };
}

function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null) throw new Error("not a checkpoint");
  return { ...value };
}

/** Metadata of safetensors are texts, so objects are JSON once more. */
function inner(value: unknown): Fields {
  return fields(JSON.parse(String(value)));
}

function number(from: Fields, name: string): number {
  const value = from[name];
  if (typeof value !== "number") throw new Error(`checkpoint without "${name}"`);
  return value;
}

function shapeFrom(from: Fields): ModelShape {
  const [vocabulary, context] = [number(from, "vocabulary"), number(from, "context")];
  const [width, heads] = [number(from, "width"), number(from, "heads")];
  return {
    vocabulary,
    context,
    width,
    heads,
    layers: number(from, "layers"),
    hidden: number(from, "hidden"),
  };
}

function progressFrom(from: Fields): Progress {
  return {
    step: number(from, "step"),
    epoch: number(from, "epoch"),
    tokens: number(from, "tokens"),
  };
}
