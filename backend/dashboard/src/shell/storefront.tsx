import { useMemo } from "react";
import { ApiContext, useApiContext } from "../api/api-context.ts";
import { EmptyState } from "../states/empty-state.tsx";
import { useWords } from "../language/language-context.tsx";
import { ClosedStorefront } from "./closed-storefront.tsx";
import { useMe } from "./me-context.ts";
import { Shell } from "./shell.tsx";
import { StorefrontContext } from "./storefront-context.ts";
import { StorefrontScreens } from "./storefront-screens.tsx";

/** One storefront of the member's: its id is in the address, so that links and tabs keep to it. */
export function Storefront({ tenantId }: { tenantId: string }) {
  const { basePath } = useApiContext();
  const { states } = useWords().messages;
  const { organisations } = useMe();
  const open = useMemo(() => {
    const organisation = organisations.find(({ storefronts }) => storefronts.some((one) => one.tenantId === tenantId));
    const storefront = organisation?.storefronts.find((one) => one.tenantId === tenantId);
    return organisation && storefront ? { ...storefront, organisation } : null;
  }, [organisations, tenantId]);
  const api = useMemo(() => ({ basePath, storefront: tenantId }), [basePath, tenantId]);
  if (open === null) return <EmptyState order={1} title={states.notFound} text={states.notFoundText} />;
  return (
    <StorefrontContext value={open}>
      <ApiContext value={api}>
        <Shell>
          {open.deletionDueAt === null ? (
            <StorefrontScreens key={tenantId} />
          ) : (
            <ClosedStorefront dueAt={open.deletionDueAt} />
          )}
        </Shell>
      </ApiContext>
    </StorefrontContext>
  );
}
