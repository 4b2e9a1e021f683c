import { Button, CloseButton, Group, Menu, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  createLogViewRoute,
  deleteLogViewRoute,
  exportLogsAsLinesRoute,
  exportLogsAsTableRoute,
  listLogViewsRoute,
} from "@netvexa/contract";
import { useState } from "react";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { Dialog } from "../../states/dialog.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";

export interface LogViewsProps {
  query: string;
  onOpen: (query: string) => void;
}

const EXPORTS = { NDJSON: exportLogsAsLinesRoute, CSV: exportLogsAsTableRoute } as const;

/** Every record of the query as a file. */
export function LogExport({ query }: { query: string }) {
  const { logs } = useWords().messages;
  const lines = useChange(exportLogsAsLinesRoute);
  const table = useChange(exportLogsAsTableRoute);
  const save = (format: keyof typeof EXPORTS) => {
    const saved = { onSuccess: (file: Blob) => saveFile(file, EXPORTS[format].response.fileName) };
    if (format === "CSV") table.mutate({ query: { q: query } }, saved);
    else lines.mutate({ query: { q: query } }, saved);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" loading={lines.isPending || table.isPending}>
          {logs.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save("NDJSON")}>NDJSON</Menu.Item>
        <Menu.Item onClick={() => save("CSV")}>CSV</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Searches that were saved under a name, for everybody at the storefront. */
export function LogViews({ query, onOpen }: LogViewsProps) {
  const { logs } = useWords().messages;
  const { permissions } = useStorefront();
  const views = useRoute(listLogViewsRoute, {});
  const remove = useChange(deleteLogViewRoute, [listLogViewsRoute]);
  const [saving, { open, close }] = useDisclosure();
  const mayWrite = permissions.includes("settings:write");
  const known = views.data?.views ?? [];
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" size="xs">
            {logs.views}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {known.length === 0 && <Menu.Label>{logs.noViews}</Menu.Label>}
          {known.map((view) => (
            <Group key={view.id} gap={4} wrap="nowrap">
              <Menu.Item onClick={() => onOpen(view.query)}>{view.name}</Menu.Item>
              {mayWrite && (
                <CloseButton
                  size="sm"
                  aria-label={`${logs.remove}: ${view.name}`}
                  onClick={() => remove.mutate({ params: { viewId: view.id } })}
                />
              )}
            </Group>
          ))}
          {mayWrite && <Menu.Divider />}
          {mayWrite && <Menu.Item onClick={open}>{logs.saveView}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={saving} onClose={close} title={logs.saveView}>
        <SaveView query={query} onSaved={close} />
      </Dialog>
    </>
  );
}

function SaveView({ query, onSaved }: { query: string; onSaved: () => void }) {
  const { logs } = useWords().messages;
  const [name, setName] = useState("");
  const save = useChange(createLogViewRoute, [listLogViewsRoute]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: { name, query } }, { onSuccess: onSaved });
      }}
    >
      <TextInput
        label={logs.viewName}
        description={<span className="code">{query}</span>}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={100}
        required
        data-autofocus
      />
      <ProblemNote error={save.error} />
      <Group justify="end" mt="md">
        <Button type="submit" loading={save.isPending}>
          {logs.save}
        </Button>
      </Group>
    </form>
  );
}
