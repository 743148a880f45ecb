import { setLanguage, useLanguage } from "../../state/language.ts";
import { Button } from "../button.tsx";

/** Offers the other language, in that language. */
export function LanguageSwitch() {
  const other = useLanguage() === "en" ? "zh" : "en";
  const { label, lang } = {
    en: { label: "English", lang: "en" },
    zh: { label: "中文", lang: "zh" },
  }[other];
  return (
    <Button look="quiet" lang={lang} onClick={() => setLanguage(other)}>
      {label}
    </Button>
  );
}
