import { RunMeta } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { runSettings } from "./run-settings.ts";

test("names, checkpoint, versions, hyper-parameters and settings in one list", () => {
  const meta = RunMeta.parse({
    run_id: "a",
    project: null,
    experiment: null,
    model: { name: "m" },
    dataset: { name: null, version: null },
    hparams: { lr: 0.1 },
    start_time: null,
    end_time: null,
    settings: { limit: 5 },
  });
  expect([...runSettings(meta)]).toEqual([
    ["model.name", "m"],
    ["hparams.lr", "0.1"],
    ["settings.limit", "5"],
  ]);
});
