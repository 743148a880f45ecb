import type { Sample } from "@evalsite/protocol";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { TextDiff } from "../text-diff/text-diff.tsx";
import styles from "./sample-view.module.css";

/** The parsed and the whole answer against the target. */
export function AnswerDiff({ sample }: { readonly sample: Sample }) {
  const text = useText(sampleTexts);
  const { target, extracted, prediction } = sample;
  if (target === null || (prediction === null && extracted === null)) {
    return <p className={styles.quiet}>{text.diffNothing}</p>;
  }
  const isParsed = extracted !== null && extracted !== "" && extracted !== prediction;
  return (
    <section className={styles.part}>
      {isParsed && <TextDiff title={text.diffParsed} before={target} after={extracted} />}
      {prediction !== null && <TextDiff title={text.diffFull} before={target} after={prediction} />}
    </section>
  );
}
