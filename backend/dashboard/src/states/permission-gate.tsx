import type { StorefrontPermission } from "@netvexa/contract";
import type { ReactNode } from "react";
import { useWords } from "../language/language-context.tsx";
import { useStorefront } from "../shell/storefront-context.ts";
import { EmptyState } from "./empty-state.tsx";

export interface PermissionGateProps {
  permission: StorefrontPermission;
  children: ReactNode;
}

/** A screen for those who may see it; the others are told so before anything is asked for. */
export function PermissionGate({ permission, children }: PermissionGateProps) {
  const { states } = useWords().messages;
  const { permissions } = useStorefront();
  if (permissions.includes(permission)) return children;
  return <EmptyState order={1} title={states.noPermission} text={states.noPermissionText} />;
}
