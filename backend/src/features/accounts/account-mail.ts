import type { AuthNotice } from "#platform/auth-instance";
import type { MailMessage } from "#platform/mail";
import type { Platform } from "#platform/platform";

/** Writes to whom a call asked to be written to; `ownUrl` is where the dashboard stands. */
export function sendNotices(platform: Platform, ownUrl: string, notices: readonly AuthNotice[]): void {
  for (const notice of notices) {
    const message = composeNotice(ownUrl, notice);
    if (message) platform.mail.send(message);
  }
}

function composeNotice(ownUrl: string, { kind, person, token }: AuthNotice): MailMessage | null {
  const to = person.email;
  const link = (page: string) => `${ownUrl}/app/${page}?token=${encodeURIComponent(token)}`;
  switch (kind) {
    case "verify_email":
      return compose(to, "Confirm your e-mail address", [
        `Hello ${person.name},`,
        "please confirm that this is your address. The link works once, for one hour:",
        link("verify-email"),
        "If you did not sign up, leave it: nothing happens then.",
      ]);
    case "password_reset":
      return compose(to, "Set a new password", [
        `Hello ${person.name},`,
        "here you can set a new password. The link works once, for one hour, and signs you out everywhere:",
        link("reset-password"),
        "If you did not ask for this, leave it: your password stays as it is.",
      ]);
    case "existing_account":
      return compose(to, "You have an account already", [
        `Hello ${person.name},`,
        "somebody, probably you, signed up with this address, but there is an account with it already. Sign in, or ask for a new password, here:",
        `${ownUrl}/app/sign-in`,
        "If it was not you, there is nothing to do.",
      ]);
    default:
      return null;
  }
}

export interface InvitationMail {
  to: string;
  organisation: string;
  invitedBy: string;
  token: string;
}

export function composeInvitation(ownUrl: string, mail: InvitationMail): MailMessage {
  const lines = [
    `${mail.invitedBy} invites you to ${mail.organisation}.`,
    "The link works once, for seven days:",
    `${ownUrl}/app/invitation?token=${encodeURIComponent(mail.token)}`,
    "If you do not know why you get this, leave it.",
  ];
  return compose(mail.to, `Invitation to ${mail.organisation}`, lines);
}

/** Names come from people: nothing of them may begin a header of its own. */
function compose(to: string, subject: string, paragraphs: string[]): MailMessage {
  return { to, subject: subject.replaceAll(/[\r\n]+/g, " "), text: `${paragraphs.join("\n\n")}\n\nNetvexa\n` };
}
