import type { Scope } from "@netvexa/contract";
import type { z } from "zod";
import type { TenantContext } from "./tenant-context.ts";

/** One thing that an assistant may do in a storefront, as it is told of it. */
export interface ToolContract {
  /** What assistants call it by: lower case with underscores. */
  name: string;
  title: string;
  /** When to use it and what comes back, for a reader who knows nothing of the storefront. */
  description: string;
  /** What the credential must be allowed; there is no default: a tool without one does not compile. */
  scope: Scope;
  /** Nothing here deletes or overwrites: a tool looks, or adds. */
  effect: "reads" | "appends";
  input: z.ZodObject;
  output: z.ZodObject;
}

/** A tool with the types of its own contract forgotten, as the registry keeps it. */
export interface AnyTool {
  contract: ToolContract;
  run(ctx: TenantContext, input: unknown): Promise<unknown>;
}

/** Ties an operation to what assistants are told of it. Credential, scope, limits and marking as data are the door's. */
export function bindTool<I extends z.ZodObject, O extends z.ZodObject>(
  contract: ToolContract & { input: I; output: O },
  run: (ctx: TenantContext, input: z.output<I>) => Promise<z.input<O>>,
): AnyTool {
  return { contract, run: (ctx, input) => run(ctx, contract.input.parse(input)) };
}

/** A page of text that an assistant may be given to read, such as the latest log records. */
export interface AnyResource {
  name: string;
  title: string;
  description: string;
  /** Fixed, or a template whose `{name}`s are handed to `read`. */
  uri: string;
  scope: Scope;
  read(ctx: TenantContext, variables: Record<string, string>): Promise<unknown>;
}

/** A question that a merchant often has, worded so that an assistant finds the way to its answer with the tools. */
export interface AnyPrompt {
  name: string;
  title: string;
  description: string;
  scope: Scope;
  /** Values that the person fills in. */
  values: z.ZodObject;
  write(values: Record<string, string>): string;
}

/** Everything that an assistant finds here. */
export interface AssistantSurface {
  tools: readonly AnyTool[];
  resources: readonly AnyResource[];
  prompts: readonly AnyPrompt[];
}
