import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useWords } from "../../language/language-context.tsx";
import type { LogRecord } from "./log-types.ts";

export interface LogListProps {
  /** Newest first. */
  records: readonly LogRecord[];
  onOpen: (record: LogRecord) => void;
  /** Called when the end comes near. */
  onEnd: () => void;
}

const ROW_PX = 28;
const NARROW_ROW_PX = 52;
const NEAR_END = 100;
const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 20, PageUp: -20 };

/** As many records as there are; only those in sight are in the page. */
export function LogList({ records, onOpen, onEnd }: LogListProps) {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const times = useMemo(() => timeFormat(words.language), [words.language]);
  const rows = useRows(records, scroller, onEnd);
  const items = rows.getVirtualItems();
  const onKeyDown = (event: KeyboardEvent) => {
    const at = records.findIndex(({ id }) => id === selected);
    const record = records[at];
    if (event.key === "Enter" && record) return onOpen(record);
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(records.length - 1, Math.max(0, at + step));
    setSelected(records[next]?.id ?? null);
    rows.scrollToIndex(next);
  };
  const open = (record: LogRecord) => {
    setSelected(record.id);
    onOpen(record);
  };
  return (
    <div
      ref={scroller}
      className="log-list"
      role="listbox"
      aria-label={words.messages.logs.title}
      aria-activedescendant={selected === null ? undefined : rowId(selected)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {items.map((item) => {
          const record = records[item.index];
          return (
            record && <Row key={record.id} {...{ record, item, times, open }} of={records.length} selected={selected} />
          );
        })}
      </div>
    </div>
  );
}

function useRows(records: readonly LogRecord[], scroller: RefObject<HTMLDivElement | null>, onEnd: () => void) {
  const narrow = useMediaQuery("(width < 48em)") ?? false;
  const rows = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? NARROW_ROW_PX : ROW_PX),
    getItemKey: (index) => records[index]?.id ?? index,
    overscan: 12,
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= records.length - NEAR_END) onEnd();
  }, [last, records.length, onEnd]);
  useEffect(() => rows.measure(), [rows, narrow]);
  return rows;
}

interface RowProps {
  record: LogRecord;
  item: { index: number; start: number; size: number };
  of: number;
  selected: string | null;
  times: (time: string) => string;
  open: (record: LogRecord) => void;
}

function Row({ record, item, of, selected, times, open }: RowProps) {
  return (
    <div
      id={rowId(record.id)}
      className="log-row"
      role="option"
      aria-selected={record.id === selected}
      aria-setsize={of}
      aria-posinset={item.index + 1}
      data-log-level={record.level}
      style={{ top: item.start, height: item.size }}
      onClick={() => open(record)}
    >
      <span className="log-time">{times(record.time)}</span>
      <span className="log-level">{record.level}</span>
      <span className="log-name">{record.log}</span>
      <span className="log-message">{record.message}</span>
    </div>
  );
}

function rowId(id: string): string {
  return `log-${id}`;
}

function timeFormat(language: string): (time: string) => string {
  const format = new Intl.DateTimeFormat(language, {
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hour12: false,
  });
  return (time) => format.format(new Date(time));
}
