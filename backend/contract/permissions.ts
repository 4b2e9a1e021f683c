import { SCOPES, type Scope } from "./scopes.ts";

/** What a person may hold in an organisation, from all rights down to looking on. */
export const ROLES = ["owner", "admin", "agent", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** Within one storefront: the scopes of API keys, and what no key can do. */
export const STOREFRONT_PERMISSIONS = [
  ...SCOPES,
  "conversations:write",
  "keys:read",
  "keys:write",
  "storefront:export",
  "storefront:import",
] as const;
export type StorefrontPermission = (typeof STOREFRONT_PERMISSIONS)[number];

/** Within the organisation as a whole; only a member for all of its storefronts holds any. */
export const ORGANISATION_PERMISSIONS = [
  "organisation:read",
  "organisation:write",
  "members:read",
  "members:write",
  "storefronts:create",
  "storefronts:delete",
  "audit:read",
  "organisation:delete",
] as const;
export type OrganisationPermission = (typeof ORGANISATION_PERMISSIONS)[number];

export type Permission = StorefrontPermission | OrganisationPermission;

const READ: readonly Permission[] = [
  "knowledge:read",
  "conversations:read",
  "settings:read",
  "logs:read",
  "organisation:read",
];
const ANSWER: readonly Permission[] = [...READ, "conversations:write", "answers:write", "knowledge:write"];
const ADMINISTER: readonly Permission[] = [
  ...ANSWER,
  "settings:write",
  "logs:write",
  "keys:read",
  "keys:write",
  "storefront:export",
  "storefront:import",
  "organisation:write",
  "members:read",
  "members:write",
  "storefronts:create",
  "audit:read",
];

/** The permission matrix. What a role does not name here is denied; routes declare what they need against it. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: [...ADMINISTER, "storefronts:delete", "organisation:delete"],
  admin: ADMINISTER,
  agent: ANSWER,
  viewer: READ,
};

/** Which roles a role may give to others or take from them: nobody raises anybody above themselves. */
export const GRANTABLE_ROLES: Record<Role, readonly Role[]> = {
  owner: ["owner", "admin", "agent", "viewer"],
  admin: ["admin", "agent", "viewer"],
  agent: [],
  viewer: [],
};

export function isAllowed(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}

/** What a role may do within a storefront that it is for. */
export function storefrontPermissions(role: Role): StorefrontPermission[] {
  return STOREFRONT_PERMISSIONS.filter((permission) => isAllowed(role, permission));
}

/** What a member may do in the organisation as a whole: nothing, when the role is for named storefronts alone. */
export function organisationPermissions(role: Role, allStorefronts: boolean): OrganisationPermission[] {
  return allStorefronts ? ORGANISATION_PERMISSIONS.filter((permission) => isAllowed(role, permission)) : [];
}

/** The scopes that a role may hand to an API key. */
export function grantableScopes(role: Role): Scope[] {
  return SCOPES.filter((scope) => isAllowed(role, scope));
}
