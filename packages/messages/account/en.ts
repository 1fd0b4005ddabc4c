import type { Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** English words of one's own account. */
export const en: Shape<typeof pl> = {
  title: "My account",
  lead: (email) => `Sign-in codes are sent to ${email}. An administrator can change the address.`,

  sessions: {
    title: "Where this account is open",
    lead: "If something on the list is not familiar, it is best to end it. A session ends at once, and 12 hours after signing in at the latest.",
    list: "Open sessions",
    current: "This browser",
    device: (browser, system) => `${browser}, ${system}`,
    unknown: "Unknown device",
    since: (when) => `Signed in ${when}`,
    used: (when) => `Last used ${when}`,
    end: "End",
    ended: (device) => `The session has ended: ${device}.`,
    endOthers: "End all others",
    othersEnded: "All other sessions have ended.",
    method: { code: "with a code from the e-mail" },
  },
};
