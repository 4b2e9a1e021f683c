/** How long a model may be silent, and how long one of its replies may take. */
export const MODEL_TIMES = { firstPieceMs: 15_000, silenceMs: 10_000, replyMs: 40_000 } as const;
export type ModelTimes = { [K in keyof typeof MODEL_TIMES]: number };

/** What all models of a turn may take together; then the passages answer, well within the turn's own limit. */
export const MODELS_TOGETHER_MS = 45_000;
