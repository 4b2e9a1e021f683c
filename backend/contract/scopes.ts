/** What an API key may be allowed to do. */
export const SCOPES = [
  "knowledge:read",
  "knowledge:write",
  "conversations:read",
  "answers:write",
  "settings:read",
  "settings:write",
  "logs:read",
  "logs:write",
] as const;
export type Scope = (typeof SCOPES)[number];
