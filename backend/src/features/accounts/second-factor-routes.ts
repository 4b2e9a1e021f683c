import {
  addPasskeyRoute,
  confirmTotpRoute,
  disableTotpRoute,
  listPasskeysRoute,
  passkeyOptionsRoute,
  passkeySignInOptionsRoute,
  passkeySignInRoute,
  removePasskeyRoute,
  secondFactorRoute,
  startTotpRoute,
} from "@netvexa/contract/people";
import { bindRoute } from "#platform/route";
import {
  addPasskey,
  getPasskeyOptions,
  getPasskeySignInOptions,
  listPasskeys,
  removePasskey,
  signInWithPasskey,
} from "./passkeys.ts";
import { confirmTotp, disableTotp, passSecondFactor, startTotp } from "./second-factor.ts";

export const secondFactorRoutes = [
  bindRoute(secondFactorRoute, ({ platform }, { client, body }) => passSecondFactor(platform, client, body)),
  bindRoute(startTotpRoute, (ctx, { client, body }) => startTotp(ctx, client, body.password)),
  bindRoute(confirmTotpRoute, (ctx, { client, body }) => confirmTotp(ctx, client, body.code)),
  bindRoute(disableTotpRoute, (ctx, { client, body }) => disableTotp(ctx, client, body.password)),
  bindRoute(passkeySignInOptionsRoute, ({ platform }, { client }) => getPasskeySignInOptions(platform, client)),
  bindRoute(passkeySignInRoute, ({ platform }, { client, body }) => signInWithPasskey(platform, client, body.response)),
  bindRoute(passkeyOptionsRoute, (ctx, { client, body }) => getPasskeyOptions(ctx, client, body.name)),
  bindRoute(addPasskeyRoute, (ctx, { client, body }) => addPasskey(ctx, client, body)),
  bindRoute(listPasskeysRoute, (ctx) => listPasskeys(ctx)),
  bindRoute(removePasskeyRoute, (ctx, { params }) => removePasskey(ctx, params.passkeyId)),
];
