import { z } from "zod";

const problem = z.object({
  code: z.string(),
  detail: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

interface ProblemContent extends z.infer<typeof problem> {
  /** 0 when there was no answer. */
  status: number;
}

/** A refusal of the API (RFC 9457), or that there was no answer. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly { path: string; message: string }[];

  constructor({ status, code, detail, issues }: ProblemContent) {
    super(detail);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

/** The problem that an answer states; `internal_error` for one that states none. */
export async function toProblem(response: Response): Promise<ApiProblem> {
  const stated = problem.safeParse(await response.json().catch(() => null));
  const content = stated.success ? stated.data : { code: "internal_error", detail: "", issues: [] };
  return new ApiProblem({ status: response.status, ...content });
}
