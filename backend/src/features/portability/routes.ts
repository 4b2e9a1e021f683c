import { exportStorefrontRoute, importStorefrontRoute } from "@netvexa/contract/people";
import { bindRoute } from "#platform/route";
import { exportStorefront } from "./export-storefront.ts";
import { importStorefront } from "./import-storefront.ts";

export const portabilityRoutes = [
  bindRoute(exportStorefrontRoute, (ctx) => exportStorefront(ctx)),
  bindRoute(importStorefrontRoute, (ctx, { upload }) => importStorefront(ctx, upload)),
];
