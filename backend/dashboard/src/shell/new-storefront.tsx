import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { newStorefront } from "@netvexa/contract";
import { createStorefrontRoute, getMeRoute } from "@netvexa/contract/people";
import { useLocation } from "wouter";
import { z } from "zod";
import { useChange } from "../api/use-route.ts";
import { toSiteUrl } from "../features/storefront/to-site-url.ts";
import { useWords } from "../language/language-context.tsx";
import { Dialog } from "../states/dialog.tsx";
import { ProblemNote } from "../states/problem-note.tsx";
import { useSchemaCheck } from "../states/use-schema-check.ts";
import type { MemberOrganisation } from "./me-context.ts";
import { useAddress } from "./use-address.ts";

const fields = z.object({
  organisationId: z.uuid(),
  name: newStorefront.shape.name,
  site: z
    .string()
    .transform(toSiteUrl)
    .pipe(z.url({ protocol: /^https?$/ })),
});

export interface NewStorefrontProps {
  /** Those in which the member may create one; at least one. */
  organisations: readonly MemberOrganisation[];
  onClose: () => void;
}

/** A further shop, as an isolated tenant of its own; leads to its first steps. */
export function NewStorefront({ organisations, onClose }: NewStorefrontProps) {
  const { shell } = useWords().messages;
  return (
    <Dialog opened onClose={onClose} title={shell.addStorefront}>
      <StorefrontForm organisations={organisations} onClose={onClose} />
    </Dialog>
  );
}

function StorefrontForm({ organisations, onClose }: NewStorefrontProps) {
  const { messages, language } = useWords();
  const { shell, accounts } = messages;
  const [, navigate] = useLocation();
  const address = useAddress();
  const create = useChange(createStorefrontRoute, [getMeRoute]);
  const form = useForm({
    initialValues: { organisationId: organisations[0]?.id ?? "", name: "", site: "" },
    validate: useSchemaCheck(fields),
  });
  const enter = ({ tenantId }: { tenantId: string }) => {
    onClose();
    navigate(address(`/s/${tenantId}/start`));
  };
  const submit = form.onSubmit((values) => {
    const { organisationId, name, site } = fields.parse(values);
    const allowedOrigins = [...new Set([new URL(site).origin, location.origin])];
    create.mutate(
      { params: { organisationId }, body: { name, homeUrl: site, allowedOrigins, language } },
      { onSuccess: enter },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={create.error} />
        {organisations.length > 1 && (
          <NativeSelect
            label={shell.organisation}
            data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("organisationId")}
          />
        )}
        <TextInput label={accounts.shop} data-autofocus {...form.getInputProps("name")} />
        <TextInput label={accounts.site} description={accounts.siteHint} type="url" {...form.getInputProps("site")} />
        <Button type="submit" loading={create.isPending}>
          {shell.createStorefront}
        </Button>
      </Stack>
    </form>
  );
}
