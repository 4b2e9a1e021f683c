import { deleteDueStorefronts, sweepAccounts } from "#features/accounts";
import { signAuditCheckpoints } from "#features/audit";
import { calibrateAfterSyncs, calibrateAnswersJob, sweepTurns } from "#features/chat";
import { mailContactJob, timeOutHandoffJob, timeOutHandoffs } from "#features/handoff";
import { trainIntentsJob } from "#features/intents";
import {
  forgetTombstones,
  giveUpLostSyncs,
  removeSourceJob,
  startDueSyncJob,
  startDueSyncs,
  syncSourceJob,
} from "#features/knowledge";
import { evaluateDueLogRules, evaluateLogRuleJob, mailLogAlertJob, sendLogAlertJob } from "#features/log-rules";
import { observeTurnJob, rescoreLeadsJob } from "#features/leads";
import { archiveHotLogs, forgetLogBatches, keepLogRetention, keepPartitionsAhead } from "#features/logs";
import { examineAgentJob } from "#features/exams";
import { embedPassagesJob, foldIndexJob } from "#features/retrieval";
import { sendDueMail } from "#features/mailing";
import { watchTenants } from "#features/notices";
import { forgetExpired } from "#features/retention";
import { forgetOAuthRecords } from "#features/assistants";
import { forgetOldTraces } from "#features/traces";
import type { AnyJob } from "#platform/jobs";
import type { PeriodicWork } from "#platform/periodic-work";

/** Every kind of job that a worker runs. The isolation probe is made from this list too. */
export const jobs: readonly AnyJob[] = [
  syncSourceJob,
  removeSourceJob,
  startDueSyncJob,
  foldIndexJob,
  embedPassagesJob,
  trainIntentsJob,
  observeTurnJob,
  rescoreLeadsJob,
  evaluateLogRuleJob,
  sendLogAlertJob,
  mailLogAlertJob,
  calibrateAnswersJob,
  examineAgentJob,
  timeOutHandoffJob,
  mailContactJob,
];

export const periodicWork: readonly PeriodicWork[] = [
  startDueSyncs,
  giveUpLostSyncs,
  forgetTombstones,
  sweepTurns,
  calibrateAfterSyncs,
  timeOutHandoffs,
  forgetExpired,
  sendDueMail,
  watchTenants,
  forgetOldTraces,
  forgetOAuthRecords,
  signAuditCheckpoints,
  deleteDueStorefronts,
  sweepAccounts,
  evaluateDueLogRules,
  keepPartitionsAhead,
  archiveHotLogs,
  forgetLogBatches,
  keepLogRetention,
];
