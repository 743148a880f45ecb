import type { SampleProblem } from "../../data/sample-problem.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { Button } from "../button.tsx";

/** What is known of the full resolution of the part in view. */
export interface FullResolution {
  readonly isLoading: boolean;
  readonly problem: SampleProblem | null;
  readonly retry: () => void;
}

/** That all points are on their way, or why they did not come. */
export function FullState({ isLoading, problem, retry }: FullResolution) {
  const text = useText(curveTexts).notes;
  if (problem !== null) {
    return (
      <span role="alert">
        {text.fullFailed(problem.file)}{" "}
        <Button look="quiet" onClick={retry}>
          {text.fullRetry}
        </Button>
      </span>
    );
  }
  return isLoading ? <output>{text.fullLoading}</output> : null;
}
