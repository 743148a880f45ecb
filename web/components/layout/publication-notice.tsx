import { useManifest } from "../../data/hooks.ts";
import { useMixedDeployment } from "../../data/mixed-deployment.ts";
import { useLastingMix } from "../../data/use-lasting-mix.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";

/** Says when the manifest and the files it stands for do not belong together, or it cannot be read. */
export function PublicationNotice() {
  const text = useText(common);
  const manifest = useManifest();
  const mixedFile = useMixedDeployment();
  const isMixed = useLastingMix(mixedFile !== null);
  const problem = manifest.state === "problem" ? manifest.problem : null;
  if (problem?.kind === "broken") {
    const file = `data/${problem.file}`;
    const isNewer = problem.problem.code === "newer-version";
    return (
      <Notice tone="warning">
        {isNewer ? text.problem.newer(file) : text.problem.wrongShape(file)} {text.manifestIgnored}
      </Notice>
    );
  }
  if (mixedFile === null || !isMixed) return null;
  return (
    <Notice tone="warning">
      {text.mixedDeployment(`data/${mixedFile}`)}
      <Button onClick={() => window.location.reload()}>{text.reload}</Button>
    </Notice>
  );
}
