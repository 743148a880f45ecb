import type { SamplePart } from "../extract/fact.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { type PlainFile, PlainSuite } from "./plain-suite.ts";
import { type Added, SampleSpool } from "./sample-spool.ts";
import type { SpoolFile } from "./spool-file.ts";
import { NotPlainError, type SuiteSamples } from "./suite-samples.ts";

/** All samples of one model, without their texts. */
export class ModelSamples {
  private files: PlainFile[] = [];
  private spool: SampleSpool | null = null;
  private readonly spoolFile: () => SpoolFile;

  /** @param spoolFile is asked for when a sample must be put aside */
  constructor(spoolFile: () => SpoolFile) {
    this.spoolFile = spoolFile;
  }

  addFile(file: PlainFile): void {
    this.files.push(file);
  }

  addPart(part: SamplePart): Added {
    this.spool ??= new SampleSpool(this.spoolFile());
    return this.spool.add(part);
  }

  /**
   * The benchmarks, in the order of their names, each with its samples in item order. They are handed over:
   * nothing is left here.
   * @throws NotPlainError if several files, or a file and other samples, are of the same benchmark.
   */
  suites(): readonly SuiteSamples[] {
    const bySuite = Map.groupBy(this.files, ({ setting }) => setting.suite);
    const spooled = this.spool ? [...this.spool.all()] : [];
    this.files = [];
    this.spool = null;
    const clash = spooled.find(({ suite }) => bySuite.has(suite));
    if (clash) throw new NotPlainError(clash.suite);
    const plain = [...bySuite].map(
      ([suite, files]) => PlainSuite.of(suite, files) ?? notPlain(suite),
    );
    return [...plain, ...spooled].toSorted((a, b) => naturalOrder(a.suite, b.suite));
  }
}

function notPlain(suite: string): never {
  throw new NotPlainError(suite);
}
