export { enqueueObservation, observeTurnJob } from "./observe-turn-job.ts";
export { rescoreLeadsJob } from "./rescore-leads-job.ts";
export { leadRoutes } from "./routes.ts";
