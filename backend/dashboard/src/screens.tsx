import { Route, Switch } from "wouter";
import { lazyScreen } from "./shell/lazy-screen.tsx";
import { Member } from "./shell/member.tsx";

const SignIn = lazyScreen(() => import("./features/accounts/sign-in.tsx").then((screen) => screen.SignIn));
const SignUp = lazyScreen(() => import("./features/accounts/sign-up.tsx").then((screen) => screen.SignUp));
const Invitation = lazyScreen(() => import("./features/accounts/invitation.tsx").then((screen) => screen.Invitation));
const ForgotPassword = lazyScreen(() =>
  import("./features/accounts/forgot-password.tsx").then((screen) => screen.ForgotPassword),
);
const ResetPassword = lazyScreen(() =>
  import("./features/accounts/reset-password.tsx").then((screen) => screen.ResetPassword),
);
const VerifyEmail = lazyScreen(() =>
  import("./features/accounts/verify-email.tsx").then((screen) => screen.VerifyEmail),
);

/** Every address of the dashboard: those without a session, then those of a member. */
export function Screens() {
  return (
    <Switch>
      <Route path="/sign-in" component={SignIn} />
      <Route path="/sign-up" component={SignUp} />
      <Route path="/invitation" component={Invitation} />
      <Route path="/forgot-password" component={ForgotPassword} />
      <Route path="/reset-password" component={ResetPassword} />
      <Route path="/verify-email" component={VerifyEmail} />
      <Route>
        <Member />
      </Route>
    </Switch>
  );
}
