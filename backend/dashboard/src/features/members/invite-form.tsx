import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { GRANTABLE_ROLES, type Role } from "@netvexa/contract";
import { inviteMemberRoute, listMembersRoute } from "@netvexa/contract/people";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import type { MemberOrganisation } from "../../shell/me-context.ts";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

interface Fields {
  email: string;
  role: Role;
  scope: "all" | "this";
}

/** Mails an invitation with a role, for everything or for the storefront that is open. */
export function InviteForm({ organisation, onInvited }: { organisation: MemberOrganisation; onInvited: () => void }) {
  const { members, accounts } = useWords().messages;
  const { tenantId, name } = useStorefront();
  const invite = useChange(inviteMemberRoute, [listMembersRoute]);
  const check = useSchemaCheck(inviteMemberRoute.request.body);
  const toBody = ({ email, role, scope }: Fields) => ({
    email,
    role,
    storefronts: scope === "this" ? [tenantId] : null,
  });
  const form = useForm<Fields>({
    initialValues: { email: "", role: "agent", scope: "all" },
    validate: (fields) => check(toBody(fields)),
  });
  const submit = form.onSubmit((fields) =>
    invite.mutate({ params: { organisationId: organisation.id }, body: toBody(fields) }, { onSuccess: onInvited }),
  );
  const roles = GRANTABLE_ROLES[organisation.role].map((role) => ({ value: role, label: accounts.roles[role] }));
  const scopes = [
    { value: "all", label: members.allStorefronts },
    ...(form.getValues().role === "owner" ? [] : [{ value: "this", label: name }]),
  ];
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={invite.error} />
        <TextInput label={accounts.email} type="email" data-autofocus {...form.getInputProps("email")} />
        <NativeSelect label={members.role} data={roles} {...form.getInputProps("role")} />
        <NativeSelect label={members.storefronts} data={scopes} {...form.getInputProps("scope")} />
        <Button type="submit" loading={invite.isPending}>
          {members.sendInvitation}
        </Button>
      </Stack>
    </form>
  );
}
