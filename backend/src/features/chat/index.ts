export { sweepTurns } from "./close-orphaned-turns.ts";
export { calibrateAnswersJob } from "./calibrate-answers-job.ts";
export { createAnswer } from "./create-answer.ts";
export { findEvidence } from "./find-evidence.ts";
export { chatRoutes } from "./routes.ts";
export { runTurn } from "./run-turn.ts";
export { chatTools } from "./tools.ts";
export { drainTurns } from "./running-turns.ts";
