import { AppError } from "#platform/errors";

const conflict = (code: string, detail: string) => new AppError({ kind: "conflict", code, detail });

export function tooManyQuestions(most: number): AppError {
  return conflict("too_many_questions", `An exam has at most ${most} questions. Take out one that tells little.`);
}

export function examEmpty(): AppError {
  return conflict("exam_empty", "The exam has no questions yet. Add some, or have them generated.");
}

export function examRunning(): AppError {
  return conflict("exam_running", "This agent's exam is being taken. Wait until it is done.");
}

export function examNotTaken(): AppError {
  return conflict(
    "exam_not_taken",
    "The draft has not taken its exam since it was changed last. Have it take the exam, or give a reason to publish without.",
  );
}

export function examRegressed(regressions: number): AppError {
  return conflict(
    "exam_regressed",
    `The draft answers ${regressions} questions of its exam worse than what is published. Mend it, or give a reason to publish it in spite of that.`,
  );
}
