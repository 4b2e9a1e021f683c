import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import { AppError } from "#platform/errors";
import type { McpDoor } from "#platform/mcp-door";
import type { Platform } from "#platform/platform";
import { mountApiDocs } from "./api-docs.ts";
import { answerPreflight } from "./cors.ts";
import { mountHealth } from "./health.ts";
import { countCacheUse } from "./cache-metrics.ts";
import { countLogFailures } from "./log-metrics.ts";
import { mountMailbox } from "./mailbox-page.ts";
import { mountMcp } from "./mount-mcp.ts";
import { mountOAuth } from "./mount-oauth.ts";
import { createMetrics, measureRequests } from "./metrics.ts";
import { mountRoute } from "./mount-route.ts";
import { mountPreview } from "./preview-page.ts";
import { answerProblem } from "./problem.ts";
import { trackRequests } from "./request-facts.ts";
import { routes } from "./route-registry.ts";
import { serveAvatars } from "./serve-avatars.ts";
import { serveConnect } from "./serve-connect.ts";
import { serveDashboard } from "./serve-dashboard.ts";
import { serveDemo } from "./serve-demo.ts";
import { serveWidget } from "./serve-widget.ts";

export interface AppOptions {
  /** Public key of the demo store once it is read in; null while it is not, left out where there is none. */
  demoKey?: () => string | null;
  /** For assistants; left out, there is none. */
  mcp?: McpDoor;
}

/** The whole HTTP door: every registered route behind its envelope, documentation, health, the widget's files. */
export function createApp(platform: Platform, options: AppOptions = {}): Express {
  const app = express();
  const metrics = createMetrics();
  countLogFailures(metrics, platform);
  countCacheUse(metrics, platform);
  app.disable("x-powered-by");
  app.set("trust proxy", platform.env.trustProxy);
  app.set("query parser", "simple");
  app.use(trackRequests(platform), measureRequests(metrics), securityHeaders(), answerPreflight(platform));
  mountHealth(app, platform, metrics);
  mountApiDocs(app, platform);
  mountPreview(app, platform);
  mountMailbox(app, platform);
  serveWidget(app, platform);
  serveAvatars(app, platform);
  serveConnect(app, platform);
  serveDashboard(app, platform);
  if (options.demoKey) serveDemo(app, platform, options.demoKey);
  for (const route of routes) mountRoute(app, platform, route);
  if (options.mcp) {
    mountMcp(app, platform, options.mcp);
    mountOAuth(app, platform);
  }
  app.use(answerUnknownPath, answerProblem);
  return app;
}

/** What a process that only works answers: whether it runs, whether it can, and its metrics. */
export function createHealthApp(platform: Platform): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(trackRequests(platform), securityHeaders());
  mountHealth(app, platform, createMetrics());
  app.use(answerUnknownPath, answerProblem);
  return app;
}

function securityHeaders(): RequestHandler {
  const self = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        connectSrc: self,
        fontSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
}

const answerUnknownPath: RequestHandler = (request) => {
  throw new AppError({
    kind: "not_found",
    code: "no_such_address",
    detail: `There is nothing at ${request.method} ${request.path.slice(0, 200)}. The API is described at /docs/api.`,
  });
};
