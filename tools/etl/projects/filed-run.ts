import type { Checkpoint, ProjectCard, RunIndexEntry } from "@evalsite/protocol";
import { checkpointIn, patternProblem } from "./checkpoint-pattern.ts";
import { matchesWildcard } from "./wildcard.ts";

/** Where a run belongs. */
export interface Place {
  readonly project: string | null;
  readonly experiment: string | null;
  readonly checkpoint: Checkpoint | null;
}

type Run = Place & Pick<RunIndexEntry, "run_id" | "model_name">;

/** Finds a run's place: what it says itself, and where it says nothing, what its project's file says of it. */
export function placesBy(cards: readonly ProjectCard[]): (run: Run) => Place {
  const byName = new Map([
    ...cards.flatMap((card) => card.aliases.map((alias) => [alias, card] as const)),
    ...cards.map((card) => [card.name, card] as const),
  ]);
  return ({ run_id, model_name, project, experiment, checkpoint }) => {
    const card = project === null ? undefined : byName.get(project);
    if (card === undefined) return { project, experiment, checkpoint };
    const { pattern } = card.checkpoint;
    const matching = card.experiments.find(({ match }) =>
      match.some((one) => matchesWildcard(one, run_id)),
    );
    return {
      project: card.name,
      experiment: experiment || (matching?.name ?? null),
      checkpoint: checkpoint ?? readBy(pattern, [run_id, model_name]),
    };
  };
}

/** A secret that was taken out of a pattern may have left none. */
function readBy(pattern: string | null, names: readonly (string | null)[]): Checkpoint | null {
  return pattern === null || patternProblem(pattern) !== null ? null : checkpointIn(pattern, names);
}
