import { MISSING } from "../../model/format-metric.ts";
import { formatCount, formatShare } from "../../model/format-quantity.ts";
import type { Agreement } from "../../model/samples/agreement.ts";
import { useText } from "../../state/language.ts";
import { agreementTexts } from "../../text/agreement.ts";
import styles from "./agreement.module.css";

/** The share of items on which two runs agree, with kappa where it is defined. */
export function AgreementValue({ agreement }: { readonly agreement: Agreement }) {
  const text = useText(agreementTexts);
  const { items, same, kappa } = agreement;
  if (items === 0) return <>{MISSING}</>;
  return (
    <span className={styles.value} title={text.same(formatCount(same), formatCount(items))}>
      {shareText(same, items)}
      {kappa !== null && (
        <span className={styles.kappa} title={text.kappaHelp}>
          {`${text.kappa} ${kappaText(kappa)}`}
        </span>
      )}
    </span>
  );
}

/** One item of a million that differs does not read as full agreement. */
function shareText(same: number, items: number): string {
  if (same === items) return "100%";
  const percent = (100 * same) / items;
  return percent > 99.95
    ? ">99.9%"
    : percent < 10
      ? formatShare(same / items)
      : `${percent.toFixed(1)}%`;
}

function kappaText(kappa: number): string {
  return kappa
    .toFixed(2)
    .replace(/^-0\.00$/u, "0.00")
    .replace("-", "−");
}
