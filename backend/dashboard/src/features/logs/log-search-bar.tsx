import { Alert, Box, Text, TextInput } from "@mantine/core";
import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { ApiProblem } from "../../api/api-problem.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import type { LogFacets } from "./log-types.ts";
import { applyCompletion, completeQuery, type Completion } from "./query-text.ts";

export interface LogSearchBarProps {
  /** What is searched for now. */
  query: string;
  onSearch: (query: string) => void;
  onCaret: (query: string, caret: number) => void;
  facets: LogFacets | undefined;
  error: Error | null;
  input: RefObject<HTMLInputElement | null>;
}

const LIST = "log-completions";

/** The query, with what it may go on with below it, and what is wrong with it where that is. */
export function LogSearchBar({ query, onSearch, onCaret, facets, error, input }: LogSearchBarProps) {
  const { logs } = useWords().messages;
  const box = useQueryBox({ query, onSearch, onCaret, facets, input });
  const { completions, chosen } = box;
  return (
    <Box pos="relative" style={{ flex: 1, minWidth: "min(100%, 16rem)" }}>
      <TextInput
        ref={input}
        label={logs.query}
        placeholder='level>=warn log:checkout "refund" since:2h'
        value={box.draft}
        classNames={{ input: "code" }}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={completions.length > 0}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={completions[chosen] ? `${LIST}-${chosen}` : undefined}
        aria-invalid={error instanceof ApiProblem && error.code === "log_query_invalid"}
        onChange={({ currentTarget: { value, selectionStart } }) => box.type(value, selectionStart ?? value.length)}
        onKeyDown={box.onKeyDown}
        onBlur={box.close}
      />
      {completions.length > 0 && (
        <CompletionList completions={completions} chosen={chosen} take={box.take} label={logs.completions} />
      )}
      <QueryProblem query={query} error={error} />
    </Box>
  );
}

type QueryBoxProps = Omit<LogSearchBarProps, "error">;

/** What is typed, and what of the list below it is chosen. */
function useQueryBox({ query, onSearch, onCaret, facets, input }: QueryBoxProps) {
  const [draft, setDraft] = useState(query);
  const [caret, setCaret] = useState(query.length);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  useEffect(() => setDraft(query), [query]);
  const completions = open ? completeQuery(draft, caret, facets) : [];
  const edit = (text: string, at: number) => {
    setDraft(text);
    setCaret(at);
    setChosen(-1);
    onCaret(text, at);
  };
  const take = (completion: Completion) => {
    const next = applyCompletion(draft, completion);
    edit(next.query, next.caret);
    input.current?.focus();
  };
  const search = () => {
    setOpen(false);
    onSearch(draft.trim());
  };
  const choose = (step: number) => setChosen(Math.min(completions.length - 1, Math.max(-1, chosen + step)));
  const keys: Record<string, (() => void) | false> = {
    ArrowDown: () => choose(1),
    ArrowUp: () => choose(-1),
    Enter: () => (completions[chosen] ? take(completions[chosen]) : search()),
    Tab:
      completions.length > 0 && (() => take(completions[Math.max(chosen, 0)] ?? { text: "", from: caret, to: caret })),
    Escape: completions.length > 0 && (() => setOpen(false)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const type = (text: string, at: number) => {
    setOpen(true);
    edit(text, at);
  };
  return { draft, completions, chosen, take, type, onKeyDown, close: () => setOpen(false) };
}

interface CompletionListProps {
  completions: Completion[];
  chosen: number;
  take: (completion: Completion) => void;
  label: string;
}

function CompletionList({ completions, chosen, take, label }: CompletionListProps) {
  return (
    <ul className="log-completions" id={LIST} role="listbox" aria-label={label}>
      {completions.map((completion, index) => (
        <li
          key={completion.text}
          id={`${LIST}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className="code"
          // Before the input loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            take(completion);
          }}
        >
          {completion.text}
        </li>
      ))}
    </ul>
  );
}

function QueryProblem({ query, error }: { query: string; error: Error | null }) {
  const words = useWords();
  const issue = error instanceof ApiProblem ? error.issues.find(({ path }) => path.startsWith("q:")) : undefined;
  if (!issue) return error === null ? null : <ProblemNote error={error} />;
  const column = Number(issue.path.slice(2));
  return (
    <Alert color="red" variant="outline" role="alert" mt="xs" p="xs">
      <Text size="sm">
        {words.fill(words.messages.logs.atColumn, { column })} {issue.message}
      </Text>
      <pre className="code log-column">
        {query.slice(0, column - 1)}
        <mark>{/^\S+/.exec(query.slice(column - 1))?.[0] ?? " ▲ "}</mark>
        {query.slice(column - 1).replace(/^\S+/, "")}
      </pre>
    </Alert>
  );
}
