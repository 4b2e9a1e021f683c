import { listNoticesRoute, seeNoticesRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { listNotices, seeNotices } from "./list-notices.ts";

export const noticeRoutes = [
  bindRoute(listNoticesRoute, (ctx) => listNotices(ctx)),
  bindRoute(seeNoticesRoute, (ctx) => seeNotices(ctx)),
];
