import { useLanguage, useText } from "../state/language.ts";
import type { Language } from "../text/bilingual.ts";
import { reportTexts } from "../text/report.ts";
import { Button } from "./button.tsx";
import { download } from "./download.ts";

interface Props {
  readonly file: string;
  /** Makes the document, when it is asked for. */
  readonly report: (language: Language) => Promise<string>;
}

/** Saves a report as one file that opens from disk and can be mailed. */
export function ReportButton({ file, report }: Props) {
  const language = useLanguage();
  const text = useText(reportTexts);
  return (
    <Button
      title={text.buttonHint}
      onClick={() => void report(language).then((made) => download(file, "text/html", made))}
    >
      {text.button}
    </Button>
  );
}
