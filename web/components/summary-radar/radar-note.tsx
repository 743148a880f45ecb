import { MIN_AXES, type RadarPlan } from "../../model/scores/radar-plan.ts";
import { useText } from "../../state/language.ts";
import { radarTexts } from "../../text/radar.ts";
import styles from "./summary-radar.module.css";

/** Which benchmarks the radar leaves out and why, or why there is none. */
export function RadarNote({ plan }: { readonly plan: RadarPlan }) {
  const text = useText(radarTexts);
  const reasons = Map.groupBy(plan.leftOut, (one) => one.reason);
  const leftOut = [...reasons].map(([reason, all]) =>
    text.leftOut[reason](all.map((one) => one.id).join(text.comma)),
  );
  const intro = introOf(plan, text);
  const isShort = plan.kind === "too-few" && plan.comparable + plan.leftOut.length < MIN_AXES;
  const sentences = [...(intro === null ? [] : [intro]), ...(isShort ? [] : leftOut)];
  return sentences.length === 0 ? null : <p className={styles.note}>{sentences.join(" ")}</p>;
}

function introOf(plan: RadarPlan, text: (typeof radarTexts)["en"]): string | null {
  if (plan.kind === "too-few") return text.tooFew(plan.comparable);
  const { axes, comparable } = plan;
  return axes.length < comparable.length ? text.some(axes.length, comparable.length) : null;
}
