import type { Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** English words of one's own account. */
export const en: Shape<typeof pl> = {
  title: "My account",
  lead: (email) => `Sign-in codes are sent to ${email}. An administrator can change the address.`,

  passkeys: {
    title: "Passkeys",
    lead: "A passkey replaces the code from the e-mail: you sign in by fingerprint, face or the PIN of your device. It can be neither guessed nor phished.",
    list: "Passkeys",
    since: (when) => `Added ${when}`,
    used: (when) => `Last used ${when}`,
    neverUsed: "Not used yet",
    name: "Name of the new passkey",
    nameHelp: "So that you can tell it apart, for example “Phone” or “Laptop at work”.",
    add: "Add a passkey",
    added: (name) => `The passkey was added: ${name}.`,
    givenUp: "The passkey was not added. You can try again.",
    known: "This device has a passkey of this account already.",
    impossible:
      "This browser has no passkeys at this address. On your own computer, open the page under the name “localhost” instead of an address made of numbers.",
    remove: "Remove",
    removeTitle: (name) => `Remove the passkey: ${name}?`,
    removeText:
      "Nobody will be able to sign in with this passkey. You can then delete its entry in the password settings of the device.",
    removeConfirm: "Remove the passkey",
    removed: (name) => `The passkey was removed: ${name}.`,
    neededTitle: "A passkey is needed",
    needed:
      "Administrators work here only after signing in with a passkey. Add one, or sign in with it, to go on.",
  },

  sessions: {
    title: "Where this account is open",
    lead: "If you do not recognise a session, end it: it stops working at once. The others end by themselves 12 hours after signing in.",
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
    method: {
      code: "with a code from the e-mail",
      passkey: "with a passkey",
      identity: "with the organisation's account",
    },
  },
};
