import { Stack, Text } from "@mantine/core";
import { listSourcesRoute } from "@netvexa/contract";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { EmbedLine } from "../storefront/embed-line.tsx";
import { isRunning, SyncProgress } from "../knowledge/sync-progress.tsx";
import { AskStep } from "./ask-step.tsx";
import { SiteStep } from "./site-step.tsx";
import { Step } from "./step.tsx";

const RUNNING_MS = 1_000;
const QUIET_MS = 10_000;

/** From the shop's address to the line for its pages: read, ask while it still reads, install. */
export function Onboarding() {
  return (
    <PermissionGate permission="knowledge:write">
      <OnboardingScreen />
    </PermissionGate>
  );
}

function OnboardingScreen() {
  const { navigation, onboarding } = useWords().messages;
  const sources = useRoute(
    listSourcesRoute,
    { query: { limit: 200 } },
    { refetchMs: (data) => (data?.sources.some(({ latestSync }) => isRunning(latestSync)) ? RUNNING_MS : QUIET_MS) },
  );
  return (
    <Stack>
      <ScreenHead title={navigation.start} />
      <QueryView query={sources}>
        {({ sources: list }) => {
          const source = list.find(({ kind }) => kind === "website") ?? list[0];
          const documents = list.reduce((sum, one) => sum + one.documents, 0);
          const indexed = list.reduce((sum, { latestSync }) => sum + (latestSync?.indexed ?? 0), documents);
          return (
            <>
              <Step number={1} title={onboarding.site} done={source !== undefined}>
                {source ? <Text>{source.name}</Text> : <SiteStep />}
              </Step>
              <Step
                number={2}
                title={onboarding.reading}
                done={documents > 0 && !isRunning(source?.latestSync ?? null)}
              >
                {source ? <SyncProgress sync={source.latestSync} /> : <Text c="dimmed">{onboarding.readingText}</Text>}
              </Step>
              <Step number={3} title={onboarding.ask} done={false}>
                {indexed > 0 ? <AskStep /> : <Text c="dimmed">{onboarding.askText}</Text>}
              </Step>
              <InstallStep />
            </>
          );
        }}
      </QueryView>
    </Stack>
  );
}

function InstallStep() {
  const { onboarding } = useWords().messages;
  const { publicKey } = useStorefront();
  return (
    <Step number={4} title={onboarding.install} done={false}>
      <Text>{onboarding.installText}</Text>
      <EmbedLine publicKey={publicKey} />
    </Step>
  );
}
