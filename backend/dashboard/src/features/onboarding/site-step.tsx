import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  createSourceRoute,
  getStorefrontRoute,
  listSourcesRoute,
  updateStorefrontRoute,
  websiteOptions,
} from "@netvexa/contract";
import { getMeRoute } from "@netvexa/contract/people";
import { z } from "zod";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { toSiteUrl } from "../storefront/to-site-url.ts";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

const fields = z.object({ site: z.string().transform(toSiteUrl).pipe(websiteOptions.shape.startUrl) });
const DAILY = 1_440;

/** Takes the shop's address, begins to read it, and lets its pages show the agent. */
export function SiteStep() {
  const { onboarding } = useWords().messages;
  const { permissions, homeUrl } = useStorefront();
  const create = useChange(createSourceRoute, [listSourcesRoute]);
  const allowOrigins = useChange(updateStorefrontRoute, [getStorefrontRoute, getMeRoute]);
  const form = useForm({ initialValues: { site: homeUrl ?? "" }, validate: useSchemaCheck(fields) });
  const submit = form.onSubmit((values) => {
    const { site: startUrl } = fields.parse(values);
    const { host, origin } = new URL(startUrl);
    create.mutate({ body: { kind: "website", name: host, options: { startUrl }, resyncEveryMinutes: DAILY } });
    if (permissions.includes("settings:write") && homeUrl === null) {
      allowOrigins.mutate({ body: { homeUrl: startUrl, allowedOrigins: [...new Set([origin, location.origin])] } });
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ProblemNote error={create.error ?? allowOrigins.error} />
        <Group align="end" gap="xs">
          <TextInput className="growing" label={onboarding.siteLabel} type="url" {...form.getInputProps("site")} />
          <Button type="submit" loading={create.isPending}>
            {onboarding.read}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
