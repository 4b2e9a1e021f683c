import { Anchor, Badge, Button, CopyButton, Group, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { useWords } from "../../language/language-context.tsx";
import { Dialog } from "../../states/dialog.tsx";
import type { LogRecord } from "./log-types.ts";
import { quoteValue } from "./query-text.ts";

export interface LogDetailProps {
  record: LogRecord;
  onClose: () => void;
  /** Adds a term to the query. */
  onNarrow: (term: string) => void;
}

/** One record whole: what it says, what it belongs to, and as JSON. */
export function LogDetail({ record, onClose, onNarrow }: LogDetailProps) {
  const { logs } = useWords().messages;
  return (
    <Dialog opened onClose={onClose} title={logs.record} size="lg">
      <RecordView record={record} onNarrow={onNarrow} />
    </Dialog>
  );
}

function RecordView({ record, onNarrow }: { record: LogRecord; onNarrow: (term: string) => void }) {
  const words = useWords();
  const { logs } = words.messages;
  const json = JSON.stringify(record, null, 2);
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Badge variant="default">{record.level}</Badge>
        <Badge variant="default">{record.log}</Badge>
        <Text size="sm" c="dimmed">
          {record.time}
        </Text>
      </Group>
      <Text className="passage">{record.message}</Text>
      <dl className="log-fields">
        {termsOf(record).map(({ name, value, term, href }) => (
          <Term key={name} {...{ name, value, href }} label={logs.narrow} onNarrow={() => onNarrow(term)} />
        ))}
      </dl>
      <pre className="code log-json">{json}</pre>
      <Group justify="end">
        <CopyButton value={json}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy}>
              {copied ? words.messages.storefront.copied : logs.copyJson}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}

interface TermProps {
  name: string;
  value: string;
  href: string | null;
  label: string;
  onNarrow: () => void;
}

function Term({ name, value, href, label, onNarrow }: TermProps) {
  return (
    <>
      <dt className="code">{name}</dt>
      <dd className="code">
        {href === null ? (
          value
        ) : (
          <Anchor component={Link} href={href} inherit>
            {value}
          </Anchor>
        )}{" "}
        <Button variant="subtle" size="compact-xs" onClick={onNarrow} aria-label={`${label}: ${name}`}>
          {label}
        </Button>
      </dd>
    </>
  );
}

interface RecordTerm {
  name: string;
  value: string;
  /** What asks for records with the same. */
  term: string;
  href: string | null;
}

function termsOf(record: LogRecord): RecordTerm[] {
  const belongs: [name: string, value: string | null, href: string | null][] = [
    ["conv", record.conversationId, `/conversations/${record.conversationId}`],
    ["trace", record.traceId, `/traces/${record.traceId}`],
    ["span", record.spanId, null],
    ["visitor", record.visitorId, null],
    ["source", record.source, null],
  ];
  const attributes = belongs.flatMap(([name, value, href]) =>
    value === null ? [] : [{ name, value, href, term: `${name}:${quoteValue(value)}` }],
  );
  const fields = Object.entries(record.fields).map(([name, value]) => ({
    name: `field.${name}`,
    value: String(value),
    href: null,
    term: `field.${name}:${quoteValue(String(value))}`,
  }));
  return [...attributes, ...fields];
}
