import { defineRoute } from "../route.ts";

/** Reminders of one event. */
export const reminderRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/reminders",
    summary: "When each reminder of an event goes, or went, and to how many",
    access: "staff",
    answer: { status: 200, description: "The reminders", json: "ReminderList" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.reminder.listReminders(ctx, params.eventId) };
    },
  }),
];
