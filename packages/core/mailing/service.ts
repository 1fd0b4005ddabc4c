import type { EventHead } from "../event/schema.ts";
import type { EventStore } from "../event/index.ts";
import { isActive, type RegistrationStore, type StoredRegistration } from "../registration/index.ts";
import type { Context } from "../shared/context.ts";
import type { Page } from "../shared/page.ts";
import type { Instant } from "../shared/time.ts";
import { advanced, looksAt, PART_SIZE, superseded } from "./rules.ts";
import type { Mailing } from "./schema.ts";
import type { MailingStore } from "./store.ts";

/** How many people of a part are worked at the same time. */
const AT_ONCE = 10;

/** What telling somebody came to: it is not for them, they are told by it, or they were before. */
export type Telling = "not" | "now" | "before";

/** Somebody to whom a mail may go, and when what is kept of them was changed. */
interface Reader {
  email?: string;
  updatedAt: Instant;
}

/** What a mailing does; all of it goes by the event as it is now. */
export interface MailingWork<Person extends Reader = StoredRegistration> {
  /** Everybody who is looked at, in an order that lasts, a page at a time. */
  list(cursor: string | undefined, limit: number): Promise<Page<Person>>;
  /** Whether nothing is left to say to anybody. */
  isOver(event: EventHead): boolean | Promise<boolean>;
  /** Whom of these it is for. A part that is worked again is for the same people. */
  choose(
    people: readonly Person[],
    mailing: Mailing,
    event: EventHead,
  ): readonly Person[] | Promise<readonly Person[]>;
  /** Does what there is to do for somebody whom it is for and who has an address. Safe to do twice. */
  tell(person: Person, to: string, event: EventHead): Promise<Telling>;
}

/** The people of an event who count, in the order of their names. */
export function peopleOf(
  { registrations }: { registrations: Pick<RegistrationStore, "listByName"> },
  { eventId }: Pick<Mailing, "eventId">,
): Pick<MailingWork, "list" | "choose"> {
  return {
    list: (cursor, limit) => registrations.listByName(eventId, {}, cursor, limit),
    choose: (people) => people.filter(({ status }) => isActive(status)),
  };
}

/** Use cases of mailings; they start from the stream. */
export type MailingService = ReturnType<typeof createMailingService>;

/** Makes the use cases of mailings over their stores. */
export function createMailingService({
  mailings,
  events,
  partSize = PART_SIZE,
}: {
  mailings: MailingStore;
  events: Pick<EventStore, "findHead">;
  /** How many people a part looks at. */
  partSize?: number;
}) {
  return {
    /**
     * Works the part of a mailing that is next, and notes it. The note is a change of the row, from which the part after
     * it follows. A part that was worked before, or is worked by somebody else, is left alone.
     * @param seen the mailing as the caller knows it
     */
    async workPart<Person extends Reader>(
      ctx: Context,
      seen: Mailing,
      { list, isOver, choose, tell }: MailingWork<Person>,
    ): Promise<void> {
      const mailing = await mailings.find(seen);
      if (mailing?.state !== "working" || mailing.part !== seen.part) return;
      const event = await events.findHead(mailing.eventId);
      if (!event || (await isOver(event))) {
        await mailings.replace(mailing, superseded(mailing, ctx.now));
        return;
      }
      const page = await list(mailing.cursor, partSize);
      const people = await choose(
        page.items.filter((person) => looksAt(mailing, person)),
        mailing,
        event,
      );
      const tellings: Telling[] = [];
      for (let start = 0; start < people.length; start += AT_ONCE) {
        const some = people.slice(start, start + AT_ONCE);
        tellings.push(
          ...(await Promise.all(
            some.map(async (person) => (person.email ? tell(person, person.email, event) : "not")),
          )),
        );
      }
      // By the first look everybody is told, perhaps by one that broke off; the second one counts whom it finds.
      const told = tellings.filter((each) => each === "now" || (each === "before" && mailing.look === "all"));
      // After its mails: a part that breaks off is worked again, and queues again what it has queued.
      await mailings.replace(
        mailing,
        advanced(mailing, { cursor: page.cursor, seen: people.length, told: told.length }, ctx.now),
      );
    },
  };
}
