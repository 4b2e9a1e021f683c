import { Button, Group, NativeSelect, Stack, Switch, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { countLogsRoute, listLogFacetsRoute } from "@netvexa/contract";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { Loading } from "../../states/loading.tsx";
import { LogHistogramView } from "./log-histogram.tsx";
import { LogList } from "./log-list.tsx";
import { LogSearchBar } from "./log-search-bar.tsx";
import type { LogRecord } from "./log-types.ts";
import { LogsFrame } from "./logs-frame.tsx";
import { addTerm, fieldAt, readSince, setPeriod } from "./query-text.ts";
import { useLiveLogs } from "./use-live-logs.ts";
import { useLogPages } from "./use-log-pages.ts";
import "./logs.css";

const LogDetail = lazy(async () => ({ default: (await import("./log-detail.tsx")).LogDetail }));
const LogExport = lazy(async () => ({ default: (await import("./log-views.tsx")).LogExport }));
const LogViews = lazy(async () => ({ default: (await import("./log-views.tsx")).LogViews }));

const PERIODS = ["15m", "1h", "24h", "7d", "30d"] as const;
const COUNTED_AGAIN_MS = 10_000;

/** All records of the storefront: searched, counted, followed. */
export function Logs() {
  return (
    <LogsFrame tab="search">
      <LogSearch />
    </LogsFrame>
  );
}

function useQueryText(): [query: string, setQuery: (query: string) => void] {
  const [search, setSearch] = useSearchParams();
  const query = search.get("q") ?? "since:24h";
  const setQuery = useCallback((next: string) => setSearch({ q: next }), [setSearch]);
  return [query, setQuery];
}

function LogSearch() {
  const { logs } = useWords().messages;
  const [query, setQuery] = useQueryText();
  const [live, setLive] = useState(false);
  const [opened, setOpened] = useState<LogRecord | null>(null);
  const pages = useLogPages(query);
  const following = useLiveLogs(query, live);
  const narrow = (term: string) => {
    setOpened(null);
    setQuery(addTerm(query, term));
  };
  return (
    <Stack gap="sm">
      <Group align="start" gap="sm">
        <SearchBar
          query={query}
          onSearch={(next) => (next === query ? void pages.refetch() : setQuery(next))}
          error={pages.error ?? following.error}
        />
        <PeriodSelect query={query} setQuery={setQuery} />
      </Group>
      <Histogram query={query} live={live} setQuery={setQuery} />
      <Group justify="space-between" gap="sm">
        <Switch label={logs.live} checked={live} onChange={({ currentTarget }) => setLive(currentTarget.checked)} />
        <LiveState state={following.state} />
        <Suspense>
          <Group gap="xs">
            <LogExport query={query} />
            <LogViews query={query} onOpen={setQuery} />
          </Group>
        </Suspense>
      </Group>
      <Found pages={pages} live={following.records} onOpen={setOpened} />
      <Suspense>{opened && <LogDetail record={opened} onClose={() => setOpened(null)} onNarrow={narrow} />}</Suspense>
    </Stack>
  );
}

function SearchBar(props: { query: string; onSearch: (query: string) => void; error: Error | null }) {
  const [field, setField] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const since = readSince(props.query);
  const facets = useRoute(
    listLogFacetsRoute,
    { query: { q: since === "" ? "" : `since:${since}`, field } },
    { keepPrevious: true },
  );
  useHotkeys([["/", () => input.current?.focus()]]);
  return (
    <LogSearchBar
      {...props}
      onCaret={(text, caret) => setField(fieldAt(text, caret))}
      facets={facets.data}
      input={input}
    />
  );
}

function Histogram({ query, live, setQuery }: { query: string; live: boolean; setQuery: (query: string) => void }) {
  const histogram = useRoute(
    countLogsRoute,
    { query: { q: query, buckets: 60 } },
    { keepPrevious: true, refetchMs: () => (live ? COUNTED_AGAIN_MS : false) },
  );
  if (histogram.error) return null;
  return <LogHistogramView histogram={histogram.data} onPick={(period) => setQuery(setPeriod(query, period))} />;
}

function PeriodSelect({ query, setQuery }: { query: string; setQuery: (query: string) => void }) {
  const { logs } = useWords().messages;
  const since = readSince(query);
  const known = since === "" || PERIODS.some((period) => period === since);
  return (
    <NativeSelect
      label={logs.period}
      value={since}
      onChange={({ currentTarget: { value } }) => setQuery(setPeriod(query, value === "" ? {} : { since: value }))}
      data={[
        ...PERIODS.map((value) => ({ value, label: logs.periods[value] })),
        { value: "", label: logs.periods.all },
        ...(known ? [] : [{ value: since, label: logs.periods.own }]),
      ]}
    />
  );
}

function LiveState({ state }: { state: ReturnType<typeof useLiveLogs>["state"] }) {
  const { logs } = useWords().messages;
  return (
    <Text size="sm" c="dimmed" role="status">
      {state === "off" ? logs.keys : logs.states[state]}
    </Text>
  );
}

interface FoundProps {
  pages: ReturnType<typeof useLogPages>;
  live: LogRecord[];
  onOpen: (record: LogRecord) => void;
}

function Found({ pages, live, onOpen }: FoundProps) {
  const { logs } = useWords().messages;
  const { records, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const all = useMemo(() => joinRecords(live, records ?? []), [live, records]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (records === undefined) return pages.error ? null : <Loading />;
  if (all.length === 0) return <EmptyState title={logs.none} text={logs.noneText} />;
  return (
    <>
      <LogList records={all} onOpen={onOpen} onEnd={more} />
      {pages.isFetchNextPageError && (
        <Group>
          <Button variant="default" onClick={() => void fetchNextPage()}>
            {logs.older}
          </Button>
        </Group>
      )}
    </>
  );
}

/** Live ones first; one that a page has as well stands once. */
function joinRecords(live: readonly LogRecord[], paged: readonly LogRecord[]): LogRecord[] {
  const newest = paged[0]?.id;
  const at = newest === undefined ? -1 : live.findIndex(({ id }) => id === newest);
  return [...(at === -1 ? live : live.slice(0, at)), ...paged];
}
