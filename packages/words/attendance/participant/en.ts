import type { Shape } from "../../index.ts";
import type { pl } from "./pl.ts";

/** English words about attendance for participants. */
export const en: Shape<typeof pl> = {
  ticket: {
    title: "Your entry code",
    lead: "Just show this code at the entrance, on a phone or printed.",
    picture: (name) => `QR code: ${name}`,
    print: "Print",
    loading: "The QR code will appear in a moment.",
  },

  selfCheckIn: {
    title: "I am here",
    lead: (unit) => `Going on now: ${unit}. Please enter the code from the screen in the room.`,
    code: "6-digit code",
    submit: "Confirm attendance",
    done: (unit) => `Your attendance is saved: ${unit}.`,
    required: "Enter the 6 digits of the code on the screen.",
  },
};
