import type { Loaded } from "../data/file-store.ts";
import { useLastingMix } from "../data/use-lasting-mix.ts";
import { type Published, isMixed } from "../model/publication.ts";
import { useText } from "../state/language.ts";
import { common } from "../text/common.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/**
 * Warns when the files of a run that are shown together come from different publications.
 * @param runs for each run its files
 */
export function ReplacedNotice(props: {
  readonly runs: readonly (readonly (Loaded<Published> | undefined)[])[];
}) {
  const text = useText(common);
  const isAnyMixed = props.runs.some((files) =>
    isMixed(files.flatMap((file) => (file?.state === "ready" ? [file.value] : []))),
  );
  if (!useLastingMix(isAnyMixed)) return null;
  return (
    <Notice tone="warning">
      {text.replacing}
      <Button onClick={() => window.location.reload()}>{text.reload}</Button>
    </Notice>
  );
}
