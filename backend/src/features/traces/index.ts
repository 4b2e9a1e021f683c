export { forgetOldTraces } from "./forget-old-traces.ts";
export { forgetSession } from "./forget-session.ts";
export { insertTrace } from "./insert-trace.ts";
export { traceRoutes } from "./routes.ts";
export { traceTools } from "./tools.ts";
export { traceIdOf } from "./trace-types.ts";
