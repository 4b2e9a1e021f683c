import { Button, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { createSourceRoute, listSourcesRoute, newSource } from "@netvexa/contract";
import { useState } from "react";
import { useLocation } from "wouter";
import { z } from "zod";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { toSiteUrl } from "../storefront/to-site-url.ts";
import { ScheduleSelect } from "./schedule-select.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

type Kind = "website" | "catalogue" | "file";
const KINDS: Kind[] = ["website", "catalogue", "file"];
const address = z
  .string()
  .transform(toSiteUrl)
  .pipe(z.url({ protocol: /^https?$/ }).max(2_000));
const withAddress = z.object({ address, minutes: z.number().nullable() });
const withName = z.object({ name: newSource.options[2].shape.name });

/** A website, a product feed, or files. */
export function AddSource({ onAdded }: { onAdded: () => void }) {
  const { knowledge } = useWords().messages;
  const [kind, setKind] = useState<Kind>("website");
  return (
    <Stack>
      <SegmentedControl
        aria-label={knowledge.kind}
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? "website")}
        data={KINDS.map((value) => ({ value, label: knowledge.kinds[value] }))}
        fullWidth
      />
      <Text size="sm" c="dimmed">
        {knowledge.kindHints[kind]}
      </Text>
      {kind === "file" ? <FileSourceForm /> : <AddressForm key={kind} kind={kind} onAdded={onAdded} />}
    </Stack>
  );
}

function AddressForm({ kind, onAdded }: { kind: "website" | "catalogue"; onAdded: () => void }) {
  const { knowledge } = useWords().messages;
  const create = useChange(createSourceRoute, [listSourcesRoute]);
  const form = useForm<{ address: string; minutes: number | null }>({
    initialValues: { address: "", minutes: 1440 },
    validate: useSchemaCheck(withAddress),
  });
  const submit = form.onSubmit((values) => {
    const { address: url, minutes: resyncEveryMinutes } = withAddress.parse(values);
    const name = new URL(url).host;
    const body =
      kind === "website"
        ? { kind, name, options: { startUrl: url }, resyncEveryMinutes }
        : { kind, name, options: { url }, resyncEveryMinutes };
    create.mutate({ body }, { onSuccess: onAdded });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={create.error} />
        <TextInput label={knowledge.address} type="url" data-autofocus {...form.getInputProps("address")} />
        <ScheduleSelect
          value={form.getValues().minutes}
          onChange={(minutes) => form.setFieldValue("minutes", minutes)}
        />
        <Button type="submit" loading={create.isPending}>
          {knowledge.addAndRead}
        </Button>
      </Stack>
    </form>
  );
}

function FileSourceForm() {
  const { knowledge } = useWords().messages;
  const create = useChange(createSourceRoute, [listSourcesRoute]);
  const [, navigate] = useLocation();
  const form = useForm({ initialValues: { name: "" }, validate: useSchemaCheck(withName) });
  const submit = form.onSubmit(({ name }) =>
    create.mutate(
      { body: { kind: "file", name, sync: false } },
      { onSuccess: ({ id }) => navigate(`/knowledge/sources/${id}`) },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={create.error} />
        <TextInput label={knowledge.collectionName} {...form.getInputProps("name")} />
        <Button type="submit" loading={create.isPending}>
          {knowledge.createAndUpload}
        </Button>
      </Stack>
    </form>
  );
}
