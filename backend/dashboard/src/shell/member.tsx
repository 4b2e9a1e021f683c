import { getMeRoute } from "@netvexa/contract/people";
import { Container } from "@mantine/core";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { ApiProblem } from "../api/api-problem.ts";
import { useRoute } from "../api/use-route.ts";
import { lazyScreen } from "./lazy-screen.tsx";
import { Loading } from "../states/loading.tsx";
import { ProblemView } from "../states/problem-view.tsx";
import { MeContext, storefrontsOf } from "./me-context.ts";
import { NoStorefront } from "./no-storefront.tsx";
import { Storefront } from "./storefront.tsx";

const ConnectSite = lazyScreen(() =>
  import("../features/connect/connect-site.tsx").then((screen) => screen.ConnectSite),
);

const ConnectAssistant = lazyScreen(() =>
  import("../features/connect/connect-assistant.tsx").then((screen) => screen.ConnectAssistant),
);

/** Everything behind the sign-in; who has no session is led there and back again. */
export function Member() {
  const [place] = useLocation();
  const me = useRoute(getMeRoute, {});
  if (isSignedOut(me.error)) {
    const here = `${place}${location.search}`;
    return <Redirect to={`/sign-in?next=${encodeURIComponent(here)}`} replace />;
  }
  if (me.data === undefined) {
    return (
      <Container py="xl">
        {me.error ? <ProblemView error={me.error} retry={() => void me.refetch()} /> : <Loading />}
      </Container>
    );
  }
  const first = storefrontsOf(me.data)[0];
  return (
    <MeContext value={me.data}>
      <Switch>
        <Route path="/connect/wordpress" component={ConnectSite} />
        <Route path="/connect/assistant" component={ConnectAssistant} />
        <Route path="/s/:storefront" nest>
          {({ storefront }) => <Storefront tenantId={storefront} />}
        </Route>
        <Route>{first ? <Redirect to={`/s/${first.tenantId}/`} replace /> : <NoStorefront />}</Route>
      </Switch>
    </MeContext>
  );
}

function isSignedOut(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 401;
}
