import type { DueKind } from "../kind.ts";

/** A reminder went, and its mails follow from the stream; or its event is elsewhere by now. */
export const reminder: DueKind = async (deps, row) => {
  const due = deps.stores.reminders.fromImage(row);
  const ctx = deps.context({ type: "system", name: "send-reminders" }, "job");
  if (due) await deps.services.reminder.sendWhenDue(ctx, due);
};
