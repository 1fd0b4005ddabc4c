import { Entity, type EntityItem } from "electrodb";
import { dueAttributes, dueKeys } from "../due/index.ts";
import type { EventId } from "../event/index.ts";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { Reminder, ReminderKey, ReminderState } from "./schema.ts";

const reminderEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "reminder", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `remindersOf_evt_…`: rights end at the partition key, and what is done when it is due changes no events.
        eventId: { type: "string", required: true, label: "remindersOf" },
        key: { type: "string", required: true },
        version: { type: "number", required: true },
        state: { type: json<ReminderState>(), required: true },
        day: { type: "string", required: true },
        at: { type: "string", required: true },
        wentAt: { type: "string" },
        ...dueAttributes,
      },
      indexes: {
        reminder: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["key"] },
        },
      },
    },
    { client: documents, table: name },
  );

type ReminderRow = EntityItem<ReturnType<typeof reminderEntity>>;

/** Where reminders are kept. Every function names its access pattern and key. */
export type ReminderStore = ReturnType<typeof createReminderStore>;

/** Makes the store of reminders over one table. */
export function createReminderStore(table: Table) {
  const reminders = reminderEntity(table);

  return {
    /** One reminder. Key: eventId and key, strongly consistent. */
    async find({ eventId, key }: Pick<Reminder, "eventId" | "key">): Promise<Reminder | undefined> {
      const { data } = await reminders.get({ eventId, key }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Reminders of an event, also those that are off. Key: eventId, strongly consistent. */
    async list(eventId: EventId): Promise<Reminder[]> {
      const { data } = await reminders.query.reminder({ eventId }).go({ consistent: true, pages: "all" });
      return data.map(fromRow);
    },

    /** Writes a reminder as it follows from a version of its event; false where it follows from a later one. One write. */
    keep(reminder: Reminder): Promise<boolean> {
      return happened(
        reminders
          .put(toRow(reminder))
          .where(
            ({ version }, { notExists, lt }) => `${notExists(version)} OR ${lt(version, reminder.version)}`,
          )
          .go(),
      );
    },

    /** Replaces a reminder that is still as it was read; false when it follows from another version, or went. One write. */
    replace(before: Reminder, after: Reminder): Promise<boolean> {
      return happened(
        reminders
          .put(toRow(after))
          .where(
            ({ version, state }, { eq }) => `${eq(version, before.version)} AND ${eq(state, before.state)}`,
          )
          .go(),
      );
    },

    /** The reminder in an image of the stream, or of the index of what is due; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Reminder | undefined {
      const row = reminders.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function toRow(reminder: Reminder): ReminderRow {
  return { ...reminder, ...dueKeys(reminder.state === "waits" ? reminder.at : undefined) };
}

function fromRow(stored: ReminderRow): Reminder {
  const { dueHour: _, dueAt: __, ...row } = stored;
  return { ...row, eventId: row.eventId as EventId, key: row.key as ReminderKey };
}
