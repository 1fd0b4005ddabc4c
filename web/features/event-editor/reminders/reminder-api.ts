import type { ReminderList } from "@zapisy/core/reminder/answer";
import { staffRequest } from "../../../data/session.ts";

/** When each reminder of an event goes, or went. */
export function listReminders(eventId: string): Promise<ReminderList> {
  return staffRequest("GET", "/api/staff/events/{eventId}/reminders", { params: { eventId } });
}
