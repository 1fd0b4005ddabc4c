import { invitedMail } from "../invitation.ts";

/** Staff remind who was invited and has not answered. */
export const invitationReminder = invitedMail("invitation.reminder");
