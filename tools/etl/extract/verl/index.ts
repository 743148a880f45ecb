import type { Fact } from "../fact.ts";
import type { Reader } from "../reader.ts";
import { type Detection, no } from "../source.ts";

export const verl: Reader = { id: "verl", detect, read };

function detect(): Detection {
  return no("not written yet");
}

async function* read(): AsyncIterable<Fact> {}
