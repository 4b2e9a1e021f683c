import type { toolParameters } from "@netvexa/contract";
import { RE2JS } from "re2js";
import { z } from "zod";

type Parameters = z.output<typeof toolParameters>;
type Parameter = Parameters["properties"][string];

const LONGEST_TEXT = 300;

/** The schema of a tool's arguments as the merchant described them; strict, so that a model can add nothing. */
export function toSchema({ properties, required }: Parameters): z.ZodObject {
  const fields = Object.entries(properties).map(([name, parameter]) => {
    const schema = toField(parameter).describe(parameter.description);
    return [name, required.includes(name) ? schema : schema.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(fields));
}

function toField(parameter: Parameter): z.ZodType {
  if (parameter.type === "boolean") return z.boolean();
  if (parameter.type === "string") return toText(parameter);
  const number = parameter.type === "integer" ? z.int() : z.number();
  const { minimum, maximum } = parameter;
  const least = minimum === undefined ? number : number.min(minimum);
  return maximum === undefined ? least : least.max(maximum);
}

function toText({ enum: values, maxLength, pattern }: Parameter): z.ZodType {
  if (values) return z.enum(values);
  const text = z
    .string()
    .min(1)
    .max(Math.min(maxLength ?? LONGEST_TEXT, 1_000));
  return pattern === undefined ? text : text.refine((value) => matchesWhole(pattern, value), "does not have the form");
}

/** By RE2, whose time grows with the text alone; nothing matches what is no regular expression. */
function matchesWhole(pattern: string, value: string): boolean {
  try {
    return RE2JS.compile(pattern).matcher(value).matches();
  } catch {
    return false;
  }
}
