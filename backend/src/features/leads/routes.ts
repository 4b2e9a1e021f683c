import {
  addLeadOutcomeRoute,
  answerQualificationRoute,
  deleteLeadRoute,
  getLeadRoute,
  getLeadSettingsRoute,
  leadStatisticsRoute,
  listLeadsRoute,
  setConsentRoute,
  setLeadSettingsRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { answerQualification } from "./answer-qualification.ts";
import { addLeadOutcome, measureLeads } from "./measure-leads.ts";
import { deleteLead, getLead, listLeads } from "./read-leads.ts";
import { setConsent } from "./set-consent.ts";
import { getLeadSettings, setLeadSettings } from "./set-lead-settings.ts";

export const leadRoutes = [
  bindRoute(listLeadsRoute, (ctx, { query }) => listLeads(ctx, query)),
  bindRoute(getLeadRoute, (ctx, { params }) => getLead(ctx, params.leadId)),
  bindRoute(deleteLeadRoute, (ctx, { params }) => deleteLead(ctx, params.leadId)),
  bindRoute(addLeadOutcomeRoute, (ctx, { params, body }) => addLeadOutcome(ctx, { ...params, ...body })),
  bindRoute(getLeadSettingsRoute, (ctx) => getLeadSettings(ctx)),
  bindRoute(setLeadSettingsRoute, (ctx, { body }) => setLeadSettings(ctx, body)),
  bindRoute(leadStatisticsRoute, (ctx, { query }) => measureLeads(ctx, query)),
  bindRoute(setConsentRoute, (ctx, { body }) => setConsent(ctx, body)),
  bindRoute(answerQualificationRoute, (ctx, { body }) => answerQualification(ctx, body)),
];
