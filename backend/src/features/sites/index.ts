export { siteRoutes } from "./routes.ts";
export { hashBody } from "./sign.ts";
export { isSignedRequest, verifySignedRequest, type SignedRequest } from "./verify-signed-request.ts";
