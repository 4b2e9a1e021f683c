import { ApiProblem } from "../api/api-problem.ts";
import type { Words } from "../language/create-words.ts";

/** What went wrong in the reader's language where the code is known, else in the server's words. */
export function describeProblem({ messages }: Words, error: Error): string {
  if (!(error instanceof ApiProblem)) return messages.errors.unexpected;
  const known: Record<string, string> = messages.errors.codes;
  return known[error.code] ?? (error.message === "" ? messages.errors.unexpected : error.message);
}
