import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useApiContext } from "../../api/api-context.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { useCopy } from "../storefront/use-copy.ts";
import { LetIn } from "./let-in.tsx";

const KEY = "nvx_…";

/** How an AI assistant is connected with the storefront: the address, the key, and what it can do then. */
export function Assistants() {
  return (
    <PermissionGate permission="keys:read">
      <AssistantsScreen />
    </PermissionGate>
  );
}

function AssistantsScreen() {
  const words = useWords();
  const { navigation, assistants } = words.messages;
  const { basePath } = useApiContext();
  const server = `${location.origin}${basePath}`;
  const remote = { mcpServers: { netvexa: { url: `${server}/mcp`, headers: { Authorization: `Bearer ${KEY}` } } } };
  const env = { NETVEXA_URL: server, NETVEXA_API_KEY: KEY };
  const local = { mcpServers: { netvexa: { command: "netvexa", args: ["mcp"], env } } };
  return (
    <Stack>
      <ScreenHead title={navigation.assistants} />
      <Text c="dimmed">{assistants.text}</Text>
      <Section title={assistants.key}>
        <Text>
          {assistants.keyText}{" "}
          <Anchor component={Link} href="/keys" inherit underline="always">
            {navigation.keys}
          </Anchor>
        </Text>
      </Section>
      <Section title={assistants.address}>
        <Text>{assistants.addressText}</Text>
        <Copied text={`${server}/mcp`} />
        <Text>{assistants.letInText}</Text>
        <Copied text={JSON.stringify(remote, null, 2)} />
      </Section>
      <Section title={assistants.letIn}>
        <LetIn />
      </Section>
      <Section title={assistants.local}>
        <Text>{assistants.localText}</Text>
        <Copied text={JSON.stringify(local, null, 2)} />
      </Section>
      <Section title={assistants.can}>
        <List size="sm">
          {Object.entries(assistants.tools).map(([name, text]) => (
            <List.Item key={name}>
              <span className="code">{name}</span> – {text}
            </List.Item>
          ))}
        </List>
        <Text c="dimmed" size="sm">
          {assistants.cannot}
        </Text>
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function Copied({ text }: { text: string }) {
  const { storefront } = useWords().messages;
  const { copied, copy } = useCopy();
  return (
    <Paper withBorder p="sm" bg="var(--mantine-color-default-hover)">
      <Group justify="space-between" gap="sm" align="start">
        <pre className="code passage" style={{ margin: 0 }}>
          {text}
        </pre>
        <Button size="xs" variant="default" onClick={() => copy(text)}>
          {copied ? storefront.copied : storefront.copy}
        </Button>
      </Group>
    </Paper>
  );
}
