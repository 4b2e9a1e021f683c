import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { newStorefront } from "@netvexa/contract";
import { accountConfigRoute, PASSWORD_MIN_LENGTH, signUpAccountRoute } from "@netvexa/contract/people";
import { useState } from "react";
import { z } from "zod";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { toSiteUrl } from "../storefront/to-site-url.ts";
import { AccountPage, PageLink } from "./account-page.tsx";
import { CheckMail } from "./check-mail.tsx";
import { useSessionChange } from "./use-session-change.ts";
import { wantedPlaceQuery } from "./wanted-place.ts";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

const person = signUpAccountRoute.request.body.shape;
const fields = z.object({
  name: person.name,
  email: person.email,
  password: person.password,
  shop: newStorefront.shape.name,
  site: z
    .string()
    .transform(toSiteUrl)
    .pipe(z.url({ protocol: /^https?$/ })),
});

/** An account with its organisation and first storefront. */
export function SignUp() {
  const { accounts } = useWords().messages;
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const config = useRoute(accountConfigRoute, {});
  return (
    <AccountPage title={accounts.signUp}>
      <QueryView query={config}>
        {({ signUpOpen }) => {
          if (mailedTo !== null) return <CheckMail email={mailedTo} />;
          return signUpOpen ? <SignUpForm onMailed={setMailedTo} /> : <Text>{accounts.signUpClosed}</Text>;
        }}
      </QueryView>
      <PageLink to={`/sign-in${wantedPlaceQuery()}`}>{accounts.haveAccount}</PageLink>
    </AccountPage>
  );
}

function SignUpForm({ onMailed }: { onMailed: (email: string) => void }) {
  const words = useWords();
  const { accounts } = words.messages;
  const { change, enter } = useSessionChange(signUpAccountRoute);
  const form = useForm({
    initialValues: { name: "", email: "", password: "", shop: "", site: "" },
    validate: useSchemaCheck(fields),
  });
  const submit = form.onSubmit((values) => {
    const { name, email, password, shop, site } = fields.parse(values);
    const allowedOrigins = [...new Set([new URL(site).origin, location.origin])];
    const storefront = { name: shop, homeUrl: site, allowedOrigins, language: words.language };
    change.mutate(
      { body: { name, email, password, organisation: shop, storefront } },
      { onSuccess: ({ state }) => (state === "signed_in" ? enter() : onMailed(email)) },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={change.error} />
        <TextInput label={accounts.name} autoComplete="name" {...form.getInputProps("name")} />
        <TextInput label={accounts.email} type="email" autoComplete="email" {...form.getInputProps("email")} />
        <PasswordInput
          label={accounts.password}
          description={words.fill(accounts.passwordHint, { count: PASSWORD_MIN_LENGTH })}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
        <TextInput label={accounts.shop} autoComplete="organization" {...form.getInputProps("shop")} />
        <TextInput
          label={accounts.site}
          description={accounts.siteHint}
          type="url"
          autoComplete="url"
          {...form.getInputProps("site")}
        />
        <Button type="submit" loading={change.isPending}>
          {accounts.signUp}
        </Button>
      </Stack>
    </form>
  );
}
