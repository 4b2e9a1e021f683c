import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { GRANTABLE_ROLES, ROLES, type Role } from "@netvexa/contract";
import {
  changeMemberRoute,
  listMembersRoute,
  removeMemberRoute,
  revokeInvitationRoute,
} from "@netvexa/contract/people";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe, type MemberOrganisation } from "../../shell/me-context.ts";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { InviteForm } from "./invite-form.tsx";
import { Dialog } from "../../states/dialog.tsx";

type Team = RouteOutput<typeof listMembersRoute>;

/** Who else works here, with which role, and who is invited. */
export function Members() {
  const { navigation, states } = useWords().messages;
  const { organisation } = useStorefront();
  return (
    <Stack>
      {organisation.permissions.includes("members:read") ? (
        <Team organisation={organisation} />
      ) : (
        <>
          <ScreenHead title={navigation.team} />
          <EmptyState title={states.noPermission} text={states.noPermissionText} />
        </>
      )}
    </Stack>
  );
}

function Team({ organisation }: { organisation: MemberOrganisation }) {
  const { navigation, members } = useWords().messages;
  const [inviting, { open, close }] = useDisclosure();
  const query = useRoute(listMembersRoute, { params: { organisationId: organisation.id } });
  const mayWrite = organisation.permissions.includes("members:write");
  return (
    <>
      <ScreenHead title={navigation.team}>{mayWrite && <Button onClick={open}>{members.invite}</Button>}</ScreenHead>
      <QueryView query={query}>
        {(team) => (
          <>
            {team.members.map((member) => (
              <MemberCard key={member.id} member={member} organisation={organisation} />
            ))}
            <Invitations invitations={team.invitations} organisationId={organisation.id} mayWrite={mayWrite} />
          </>
        )}
      </QueryView>
      <Dialog opened={inviting} onClose={close} title={members.invite}>
        <InviteForm organisation={organisation} onInvited={close} />
      </Dialog>
    </>
  );
}

interface MemberCardProps {
  member: Team["members"][number];
  organisation: MemberOrganisation;
}

function MemberCard({ member, organisation }: MemberCardProps) {
  const words = useWords();
  const { members, accounts } = words.messages;
  const { person } = useMe();
  const change = useChange(changeMemberRoute, [listMembersRoute]);
  const remove = useChange(removeMemberRoute, [listMembersRoute]);
  const params = { organisationId: organisation.id, memberId: member.id };
  const grantable = GRANTABLE_ROLES[organisation.role];
  const mayChange = organisation.permissions.includes("members:write") && grantable.includes(member.role);
  const setRole = (value: string) => {
    const role = ROLES.find((one) => one === value);
    if (role) change.mutate({ params, body: { role, storefronts: role === "owner" ? null : member.storefronts } });
  };
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>
            {member.name} {member.personId === person.id && <Badge variant="default">{members.you}</Badge>}
          </Text>
          <Text size="sm" c="dimmed">
            {member.email} · {words.fill(members.joined, { date: words.date(member.joinedAt) })}
          </Text>
        </div>
        <Group gap="xs" align="end">
          {mayChange ? (
            <RoleSelect name={member.name} value={member.role} roles={grantable} onChange={setRole} />
          ) : (
            <Badge variant="default">{accounts.roles[member.role]}</Badge>
          )}
          {mayChange && member.personId !== person.id && (
            <ConfirmButton
              label={members.remove}
              question={words.fill(members.removeQuestion, { name: member.name })}
              pending={remove.isPending}
              onConfirm={() => remove.mutate({ params })}
            />
          )}
        </Group>
      </Group>
      <ProblemNote error={change.error ?? remove.error} />
    </Paper>
  );
}

interface RoleSelectProps {
  name: string;
  value: Role;
  roles: readonly Role[];
  onChange: (role: string) => void;
}

function RoleSelect({ name, value, roles, onChange }: RoleSelectProps) {
  const words = useWords();
  const { members, accounts } = words.messages;
  return (
    <NativeSelect
      aria-label={words.fill(members.roleOf, { name })}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={roles.map((role) => ({ value: role, label: accounts.roles[role] }))}
    />
  );
}

interface InvitationsProps {
  invitations: Team["invitations"];
  organisationId: string;
  mayWrite: boolean;
}

function Invitations({ invitations, organisationId, mayWrite }: InvitationsProps) {
  const words = useWords();
  const { members, accounts } = words.messages;
  const revoke = useChange(revokeInvitationRoute, [listMembersRoute]);
  if (invitations.length === 0) return null;
  return (
    <>
      <Title order={2}>{members.invitations}</Title>
      <ProblemNote error={revoke.error} />
      {invitations.map((invitation) => (
        <Paper key={invitation.id} withBorder p="md" component="article">
          <Group justify="space-between" gap="sm">
            <div>
              <Text fw={600}>{invitation.email}</Text>
              <Text size="sm" c="dimmed">
                {accounts.roles[invitation.role]} ·{" "}
                {words.fill(members.expires, { date: words.date(invitation.expiresAt) })}
              </Text>
            </div>
            {mayWrite && (
              <ConfirmButton
                label={members.revoke}
                question={words.fill(members.revokeQuestion, { email: invitation.email })}
                pending={revoke.isPending}
                onConfirm={() => revoke.mutate({ params: { organisationId, invitationId: invitation.id } })}
              />
            )}
          </Group>
        </Paper>
      ))}
    </>
  );
}
