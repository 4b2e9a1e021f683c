import type { agent } from "@netvexa/contract";
import type { z } from "zod";

export type AgentSettings = z.output<typeof agent>;
