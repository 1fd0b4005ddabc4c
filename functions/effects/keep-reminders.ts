import { isPublic } from "@zapisy/core/event";
import type { Deps } from "../deps.ts";
import { beginReminder } from "../mails/mailing.ts";
import { streamHandler } from "./follow-stream.ts";

/** Lets reminders follow from their event wherever it moves, and the mails of a reminder from its having gone. */
export function keepReminders(deps: Deps) {
  const { events, reminders } = deps.stores;
  const context = () => deps.context({ type: "system", name: "keep-reminders" }, "stream");

  return streamHandler(deps, "keep-reminders", ["event", "reminder"], async ({ entity, before, after }) => {
    if (!after) return;
    if (entity === "event") {
      const now = events.headFromImage(after);
      const was = before && events.headFromImage(before);
      if (!now || !isPublic(now) || !(now.reminders ?? was?.reminders)) return;
      await deps.services.reminder.keepReminders(context(), now);
      return;
    }
    const now = reminders.fromImage(after);
    const was = before && reminders.fromImage(before);
    if (now?.state === "went" && was?.state !== "went") await beginReminder(deps, context(), now);
  });
}
