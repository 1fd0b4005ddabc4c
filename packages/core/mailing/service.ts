import type { EventHead } from "../event/schema.ts";
import type { EventStore } from "../event/index.ts";
import { isActive, type RegistrationStore, type StoredRegistration } from "../registration/index.ts";
import type { Context } from "../shared/context.ts";
import { advanced, looksAt, PART_SIZE, superseded } from "./rules.ts";
import type { Mailing } from "./schema.ts";
import type { MailingStore } from "./store.ts";

/** How many people of a part are worked at the same time. */
const AT_ONCE = 10;

/** What telling somebody came to: it is not for them, they are told by it, or they were before. */
export type Telling = "not" | "now" | "before";

/** What a mailing does; both go by the event as it is now. */
export interface MailingWork {
  /** Whether nothing is left to say to anybody. */
  isOver(event: EventHead): boolean | Promise<boolean>;
  /** Whom of these it is for; where it does not say, those who count. A part that is worked again is for the same people. */
  choose?(
    people: readonly StoredRegistration[],
    mailing: Mailing,
  ): readonly StoredRegistration[] | Promise<readonly StoredRegistration[]>;
  /** Does what there is to do for somebody whom it is for and who has an address. Safe to do twice. */
  tell(person: StoredRegistration, to: string, event: EventHead): Promise<Telling>;
}

/** Use cases of mailings; they start from the stream. */
export type MailingService = ReturnType<typeof createMailingService>;

/** Makes the use cases of mailings over their stores. */
export function createMailingService({
  mailings,
  events,
  registrations,
  partSize = PART_SIZE,
}: {
  mailings: MailingStore;
  events: Pick<EventStore, "findHead">;
  registrations: Pick<RegistrationStore, "listByName">;
  /** How many people a part looks at. */
  partSize?: number;
}) {
  return {
    /**
     * Works the part of a mailing that is next, and notes it. The note is a change of the row, from which the part after
     * it follows. A part that was worked before, or is worked by somebody else, is left alone.
     * @param seen the mailing as the caller knows it
     */
    async workPart(
      ctx: Context,
      seen: Mailing,
      { isOver, choose = whoCounts, tell }: MailingWork,
    ): Promise<void> {
      const mailing = await mailings.find(seen);
      if (mailing?.state !== "working" || mailing.part !== seen.part) return;
      const event = await events.findHead(mailing.eventId);
      if (!event || (await isOver(event))) {
        await mailings.replace(mailing, superseded(mailing, ctx.now));
        return;
      }
      const page = await registrations.listByName(mailing.eventId, {}, mailing.cursor, partSize);
      const people = await choose(
        page.items.filter((person) => looksAt(mailing, person)),
        mailing,
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

function whoCounts(people: readonly StoredRegistration[]): StoredRegistration[] {
  return people.filter(({ status }) => isActive(status));
}
