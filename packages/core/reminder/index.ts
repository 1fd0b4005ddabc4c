export { createReminderStore, type ReminderStore } from "./store.ts";
export { answersUntil, isWanted, kindOf, partnersClosing, plannedReminders } from "./rules.ts";
export type { ReminderService } from "./service.ts";
export type { Planned, Reminder, ReminderKey, ReminderKind } from "./schema.ts";
