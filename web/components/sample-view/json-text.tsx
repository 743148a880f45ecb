import { useMemo } from "react";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { CopyButton } from "../copy-button.tsx";
import { LongText } from "../long-text/long-text.tsx";
import styles from "./sample-view.module.css";

/** Any value as indented JSON; a plain text as itself. */
export function JsonText({ value }: { readonly value: unknown }) {
  const text = useText(common);
  const json = useMemo(() => toText(value), [value]);
  return (
    <div className={styles.json}>
      {json.length > 400 && (
        <div className={styles.jsonHead}>
          <span>{formatCount(json.length)}</span>
          <CopyButton label={text.copy} text={() => json} />
        </div>
      )}
      <LongText text={json} look="plain" />
    </div>
  );
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
}
