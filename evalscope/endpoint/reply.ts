/** A piece of an answer, as it goes over the wire. */
export interface Piece {
  readonly field: "content" | "reasoning_content";
  readonly text: string;
  /** How many tokens it counts for. */
  readonly tokens: number;
}

/** An answer that may still be in the making: the pieces come one by one, then the reason why it ended. */
export interface Reply {
  readonly promptTokens: number;
  readonly pieces: Generator<Piece, "stop" | "length">;
  /** Waiting before the first token and for each; 0 for a model that takes its time by itself. */
  readonly pace: Pace;
}

export interface Pace {
  readonly firstMs: number;
  readonly tokenMs: number;
}
