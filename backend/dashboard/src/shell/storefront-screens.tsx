import { Route, Switch } from "wouter";
import { EmptyState } from "../states/empty-state.tsx";
import { useWords } from "../language/language-context.tsx";
import { lazyScreen } from "./lazy-screen.tsx";

const Overview = lazyScreen(() => import("../features/analytics/overview.tsx").then((screen) => screen.Overview));
const Onboarding = lazyScreen(() =>
  import("../features/onboarding/onboarding.tsx").then((screen) => screen.Onboarding),
);
const Conversations = lazyScreen(() =>
  import("../features/conversations/conversations.tsx").then((screen) => screen.Conversations),
);
const Conversation = lazyScreen(() =>
  import("../features/conversations/conversation.tsx").then((screen) => screen.Conversation),
);
const LogRules = lazyScreen(() => import("../features/logs/log-rules.tsx").then((screen) => screen.LogRules));
const LogAlerts = lazyScreen(() => import("../features/logs/log-alerts.tsx").then((screen) => screen.LogAlerts));
const Logs = lazyScreen(() => import("../features/logs/logs.tsx").then((screen) => screen.Logs));
const Traces = lazyScreen(() => import("../features/traces/traces.tsx").then((screen) => screen.Traces));
const Trace = lazyScreen(() => import("../features/traces/trace.tsx").then((screen) => screen.TraceScreen));
const Replay = lazyScreen(() => import("../features/traces/replay.tsx").then((screen) => screen.ReplayScreen));
const Assistants = lazyScreen(() =>
  import("../features/assistants/assistants.tsx").then((screen) => screen.Assistants),
);
const InboxSettings = lazyScreen(() =>
  import("../features/conversations/inbox-settings.tsx").then((screen) => screen.InboxSettings),
);
const Sources = lazyScreen(() => import("../features/knowledge/sources.tsx").then((screen) => screen.Sources));
const Source = lazyScreen(() => import("../features/knowledge/source.tsx").then((screen) => screen.Source));
const Documents = lazyScreen(() => import("../features/knowledge/documents.tsx").then((screen) => screen.Documents));
const DocumentDetail = lazyScreen(() =>
  import("../features/knowledge/document-detail.tsx").then((screen) => screen.DocumentDetail),
);
const TypedAnswers = lazyScreen(() =>
  import("../features/knowledge/typed-answers.tsx").then((screen) => screen.TypedAnswers),
);
const Unanswered = lazyScreen(() => import("../features/knowledge/unanswered.tsx").then((screen) => screen.Unanswered));
const TrySearch = lazyScreen(() => import("../features/knowledge/try-search.tsx").then((screen) => screen.TrySearch));
const Agents = lazyScreen(() => import("../features/agents/agents.tsx").then((screen) => screen.Agents));
const Agent = lazyScreen(() => import("../features/agents/agent.tsx").then((screen) => screen.Agent));
const AuditLog = lazyScreen(() => import("../features/audit/audit-log.tsx").then((screen) => screen.AuditLog));
const Leads = lazyScreen(() => import("../features/leads/leads.tsx").then((screen) => screen.Leads));
const Lead = lazyScreen(() => import("../features/leads/lead.tsx").then((screen) => screen.Lead));
const Intents = lazyScreen(() => import("../features/intents/intents.tsx").then((screen) => screen.Intents));
const Privacy = lazyScreen(() => import("../features/privacy/privacy.tsx").then((screen) => screen.Privacy));
const Installation = lazyScreen(() =>
  import("../features/storefront/installation.tsx").then((screen) => screen.Installation),
);
const ApiKeys = lazyScreen(() => import("../features/storefront/api-keys.tsx").then((screen) => screen.ApiKeys));
const Members = lazyScreen(() => import("../features/members/members.tsx").then((screen) => screen.Members));
const Account = lazyScreen(() => import("../features/accounts/account.tsx").then((screen) => screen.Account));

/** Every address within a storefront. */
export function StorefrontScreens() {
  const { states } = useWords().messages;
  return (
    <Switch>
      <Route path="/" component={Overview} />
      <Route path="/start" component={Onboarding} />
      <Route path="/conversations" component={Conversations} />
      <Route path="/conversations/settings" component={InboxSettings} />
      <Route path="/conversations/:conversationId" component={Conversation} />
      <Route path="/logs" component={Logs} />
      <Route path="/logs/rules" component={LogRules} />
      <Route path="/logs/alerts" component={LogAlerts} />
      <Route path="/traces" component={Traces} />
      <Route path="/traces/:traceId" component={Trace} />
      <Route path="/replay/:turnId" component={Replay} />
      <Route path="/assistants" component={Assistants} />
      <Route path="/knowledge" component={Sources} />
      <Route path="/knowledge/sources/:sourceId" component={Source} />
      <Route path="/knowledge/documents" component={Documents} />
      <Route path="/knowledge/documents/:number" component={DocumentDetail} />
      <Route path="/knowledge/answers" component={TypedAnswers} />
      <Route path="/knowledge/unanswered" component={Unanswered} />
      <Route path="/knowledge/search" component={TrySearch} />
      <Route path="/agents" component={Agents} />
      <Route path="/agents/:agentId" component={Agent} />
      <Route path="/agents/:agentId/:tab" component={Agent} />
      <Route path="/leads" component={Leads} />
      <Route path="/leads/:leadId" component={Lead} />
      <Route path="/intents" component={Intents} />
      <Route path="/privacy" component={Privacy} />
      <Route path="/audit" component={AuditLog} />
      <Route path="/install" component={Installation} />
      <Route path="/keys" component={ApiKeys} />
      <Route path="/team" component={Members} />
      <Route path="/account" component={Account} />
      <Route>
        <EmptyState order={1} title={states.notFound} text={states.notFoundText} />
      </Route>
    </Switch>
  );
}
