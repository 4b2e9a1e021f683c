import type { z } from "zod";
import type { Words } from "../language/create-words.ts";
import { useWords } from "../language/language-context.tsx";

/**
 * Checks a form's values by a schema of the contract, for Mantine's `validate`: messages by field, in the reader's
 * language. A list's own problem and that of any of its items stand at the list's field.
 */
export function useSchemaCheck(schema: z.ZodType): (values: unknown) => Record<string, string> {
  const words = useWords();
  return (values) => {
    const result = schema.safeParse(values);
    const issues = result.error?.issues ?? [];
    return Object.fromEntries(issues.toReversed().map((issue) => [String(issue.path[0]), describeIssue(words, issue)]));
  };
}

type Issue = z.core.$ZodIssue;

function describeIssue({ messages: { fields }, fill, number }: Words, issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      if (issue.minimum === 1) return fields.needed;
      return fill(fields.tooShort, { count: number(Number(issue.minimum)) });
    case "too_big":
      return fill(issue.origin === "array" ? fields.tooMany : fields.tooLong, { count: number(Number(issue.maximum)) });
    case "invalid_format":
      return describeFormat(fields, issue.format);
    default:
      return fields.wrong;
  }
}

function describeFormat(fields: Words["messages"]["fields"], format: string): string {
  if (format === "email") return fields.email;
  return format === "url" ? fields.url : fields.wrong;
}
