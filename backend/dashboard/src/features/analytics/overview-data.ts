import type { analyticsOverview } from "@netvexa/contract";
import type { z } from "zod";

export type Overview = z.output<typeof analyticsOverview>;
