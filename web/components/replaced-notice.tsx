import type { Loaded } from "../data/file-store.ts";
import { useLastingMix } from "../data/use-lasting-mix.ts";
import { type Published, isMixed } from "../model/publication.ts";
import { useText } from "../state/language.ts";
import { common } from "../text/common.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** Warns when the files of a run that are shown together come from different publications. */
export function ReplacedNotice({ files }: { readonly files: readonly Loaded<Published>[] }) {
  const text = useText(common);
  const ready = files.flatMap((file) => (file.state === "ready" ? [file.value] : []));
  if (!useLastingMix(isMixed(ready))) return null;
  return (
    <Notice tone="warning">
      {text.replacing}
      <Button onClick={() => window.location.reload()}>{text.reload}</Button>
    </Notice>
  );
}
