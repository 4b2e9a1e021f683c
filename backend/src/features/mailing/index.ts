import type { PeriodicWork } from "#platform/periodic-work";
import { sendQueuedMail } from "./queue-mail.ts";

export { queueMail, sendQueuedMail } from "./queue-mail.ts";

export const sendDueMail: PeriodicWork = {
  name: "send due mail",
  everySeconds: 5,
  run: async (platform) => {
    await sendQueuedMail(platform);
  },
};
