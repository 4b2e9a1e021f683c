import { AppError } from "#platform/errors";

export function rulePeriodGiven(): AppError {
  const detail = "A rule looks at a window of its own: take since and until out of its query.";
  return new AppError({
    kind: "invalid",
    code: "log_rule_period",
    detail,
    issues: [{ path: "query", message: detail }],
  });
}

export function tooManyRules(most: number): AppError {
  return new AppError({
    kind: "conflict",
    code: "too_many_log_rules",
    detail: `A storefront has at most ${most} rules over logs. Remove one first.`,
  });
}

export function tooManyViews(most: number): AppError {
  return new AppError({
    kind: "conflict",
    code: "too_many_log_views",
    detail: `A storefront has at most ${most} saved views. Remove one first.`,
  });
}
