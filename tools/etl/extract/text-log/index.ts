import type { Fact } from "../fact.ts";
import type { Reader } from "../reader.ts";
import { type Detection, no } from "../source.ts";

export const textLog: Reader = { id: "text-log", detect, read };

function detect(): Detection {
  return no("not written yet");
}

async function* read(): AsyncIterable<Fact> {}
