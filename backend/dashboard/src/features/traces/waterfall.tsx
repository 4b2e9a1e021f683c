import { Badge, Group, Paper, Stack, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../language/language-context.tsx";
import { sayDuration } from "./duration.ts";
import { orderSpans, type PlacedSpan, type Trace } from "./order-spans.ts";
import "./traces.css";

/** The steps of a trace against time, each below the one that it is a part of; opens to what is known of it. */
export function Waterfall({ trace }: { trace: Trace }) {
  const { traces } = useWords().messages;
  const [open, setOpen] = useState<string | null>(null);
  const total = Math.max(1, trace.durationMicros);
  return (
    <Paper withBorder component="ol" p={0} m={0} className="plain-list" aria-label={traces.steps}>
      {orderSpans(trace.spanList).map((span) => (
        <li key={span.id}>
          <SpanRow
            span={span}
            total={total}
            open={open === span.id}
            toggle={() => setOpen(open === span.id ? null : span.id)}
          />
        </li>
      ))}
    </Paper>
  );
}

interface SpanRowProps {
  span: PlacedSpan;
  total: number;
  open: boolean;
  toggle: () => void;
}

function SpanRow({ span, total, open, toggle }: SpanRowProps) {
  const words = useWords();
  const { traces } = words.messages;
  const start = Math.min(99.5, (span.offsetMicros / total) * 100);
  const width = Math.max(0.5, Math.min(100 - start, (span.durationMicros / total) * 100));
  return (
    <>
      <UnstyledButton className="clickable-row" w="100%" px="sm" py="xs" aria-expanded={open} onClick={toggle}>
        <div className="trace-row">
          <Group gap={6} wrap="nowrap" className="trace-name" pl={Math.min(span.depth, 6) * 14}>
            <Badge size="xs" variant="default" className="trace-kind">
              {traces.kinds[span.kind]}
            </Badge>
            <Text size="sm" className="truncated" c={span.status === "error" ? "red" : undefined}>
              {span.name}
            </Text>
          </Group>
          <div className="trace-track" aria-hidden="true">
            <div
              className={`trace-bar trace-${span.kind}${span.status === "error" ? " trace-failed" : ""}`}
              style={{ insetInlineStart: `${start}%`, inlineSize: `${width}%` }}
            />
          </div>
          <Text size="xs" c="dimmed" ta="end">
            {sayDuration(words, span.durationMicros)}
          </Text>
        </div>
      </UnstyledButton>
      {open && <Attributes span={span} />}
    </>
  );
}

function Attributes({ span }: { span: PlacedSpan }) {
  const words = useWords();
  const { traces } = words.messages;
  const entries = Object.entries(span.attributes);
  return (
    <Stack gap={4} px="md" pb="sm" className="trace-attributes">
      <Text size="xs" c="dimmed">
        {words.fill(traces.beganAfter, { time: sayDuration(words, span.offsetMicros) })}
      </Text>
      {entries.length === 0 && <Text size="sm">{traces.noFacts}</Text>}
      <dl className="trace-facts">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="code">{name}</dt>
            <dd className="code">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
