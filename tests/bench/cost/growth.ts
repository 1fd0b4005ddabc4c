import { ScanCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { ISSUE_PER_REQUEST } from "@zapisy/core/certificate/schema";
import type { DeskBook, DeskSyncAnswer, NewCheckInLink } from "@zapisy/core/check-in/answer";
import { EVENT_SCOPE, seatBlockEntity, type EventId, type StaffEventView } from "@zapisy/core/event";
import { begun, createMailingService, PART_SIZE, type Mailing } from "@zapisy/core/mailing";
import type { RegistrationId } from "@zapisy/core/registration";
import { addSeconds } from "@zapisy/core/shared/time";
import { mailingWork } from "@zapisy/functions/mails/mailing";
import { manualInput } from "../../support/actions.ts";
import { markInput } from "../../support/attendance.ts";
import { agendaItem, eventInput, signUpInput } from "../../support/fixture.ts";
import { openScene, type Scene, TABLE, TODAY } from "./scene.ts";
import { type Image, round, sumWrites } from "./write-units.ts";

/** What something asks of the table, in units of AWS, for each time that it is done. */
export interface Asked {
  reads: number;
  writes: number;
}

/** Rows in one request, and requests at the same time, with which a table is filled. */
const BATCH = 25;
const AT_ONCE = 8;
/** People who are passed on, and of whom a desk is told. */
const SOME = 10;
/** Parts of a mailing that are worked, where it has so many. */
const PARTS = 5;
/**
 * What looks at everybody of an event is asked for so many at most: its reads are so many for each of them, and the emulator
 * takes longer for a hundred thousand than the nine seconds that the product gives a call.
 */
const MOST_WHOLE = 10_000;
/** Seats of so many events stand in the table: of those that a first page shows. */
const SHOWN = 100;

/** What people say of themselves, of whom most forms ask more than name and address. */
const PERSON = {
  phone: "+48 601 234 567",
  institution: { name: "Miejski Ośrodek Pomocy Rodzinie w Białymstoku", type: "ops", town: "Białystok" },
  position: "starszy pracownik socjalny",
} as const;

/**
 * What everyday things ask of a table in which so many people have registered for one event and were marked there, as
 * many wait at another, and as many events stand in the catalogue. Of each kind one row is made by the product; the others are
 * that row with ids of their own, written straight into the table.
 */
export async function measureGrowth(rows: number): Promise<Record<string, Asked>> {
  let now = `${TODAY}T09:00:00.000Z`;
  const scene = await openScene(() => now);
  const { deps, asStaff } = scene;
  const asked: Record<string, Asked> = {};
  const costOf = async (name: string, count: number, work: () => Promise<unknown>) => {
    Object.assign(scene.used, { reads: 0, writes: 0 });
    const from = scene.counter.writes.length;
    await work();
    const sums = sumWrites(scene.counter.writes.slice(from), count);
    asked[name] = {
      reads: round(scene.used.reads / count),
      writes: round(sums.reduce((sum, { units }) => sum + units, 0)),
    };
    // A large table takes minutes; what was measured is there if the emulator gives up.
    console.log(`${rows} rows: ${name}: ${asked[name].reads} reads, ${asked[name].writes} writes`);
  };

  // Today's event with its people, each of whom was there.
  const today = {
    dates: { type: "exact", startsOn: TODAY, endsOn: TODAY } as const,
    agenda: [agendaItem({ day: TODAY, from: "06:00", to: "08:00" })],
  };
  const held = await scene.publish({ seats: null, ...today });
  const { firstName, lastName, email } = signUpInput(0);
  const entered = await deps.services.registration.enterRegistration(
    asStaff(),
    held.eventId,
    manualInput({ firstName, lastName, email, ...PERSON }),
  );
  const first = entered.registration.registrationId;
  const [unitId = ""] = held.agenda.map(({ itemId }) => itemId);
  await deps.services.attendance.recordMarksByStaff(asStaff(), held.eventId, [
    markInput({ registrationId: first, unitId, at: `${TODAY}T07:05:00.000Z` }),
  ]);
  // One seat, which somebody has, and who waits for it.
  const full = await scene.publish({ seats: 1 });
  const signedUp = [];
  for (const person of [1, 2])
    signedUp.push(
      await deps.services.registration.registerParticipant(
        deps.context({ type: "public" }, "cost"),
        full.slug,
        signUpInput(person, PERSON),
      ),
    );
  const waiting = signedUp.at(-1);
  if (waiting?.outcome !== "reserve") throw new Error("Nobody waits.");
  const listed = await scene.publish();
  await scene.follow();
  // A desk that was opened when hardly anybody had come: what it asks from then on is what changed.
  const link = (await scene.ask("POST", `/api/staff/events/${held.eventId}/check-in-links`, {
    body: { name: "Recepcja" },
    asAdmin: true,
  })) as NewCheckInLink;
  const desk = `/api/check-in/${link.url.split("/").at(-1)}`;
  await scene.ask("GET", desk);
  now = addSeconds(now, 30);
  const { since, version } = (await scene.ask("GET", desk)) as DeskBook;
  // Nothing has to follow from the rows that are made now, and without its stream the emulator is twice as fast.
  await scene.client.send(
    new UpdateTableCommand({ TableName: TABLE, StreamSpecification: { StreamEnabled: false } }),
  );
  const { Items: made = [] } = await scene.client.send(new ScanCommand({ TableName: TABLE }));
  await multiply(scene, made, rows, first, ["registration", "attendanceMark"]);
  await multiply(scene, made, rows, waiting.registrationId, ["registration"]);
  await multiply(scene, made, rows, listed.eventId, ["event"]);
  await multiply(scene, made, SHOWN, listed.eventId, ["seatBlock"]);

  await costOf("the catalogue, read anew", 1, () => scene.ask("GET", "/api/events"));
  await costOf("the catalogue, of what a process has", 1, () => scene.ask("GET", "/api/events"));
  await costOf("an event's page", 1, () => scene.ask("GET", `/api/events/${full.slug}`));
  const staffPage = (path: string) => () => scene.ask("GET", `/api/staff/events/${path}`, { asAdmin: true });
  await costOf("registrations, a page", 1, staffPage(`${held.eventId}/registrations`));
  await costOf("registrations, a page of a reserve list", 1, staffPage(`${full.eventId}/registrations`));

  const sync = async (told: number) => {
    const body = { marks: [], walkIns: [], since, version };
    const { changes } = (await scene.ask("POST", `${desk}/sync`, { body })) as DeskSyncAnswer;
    if (changes?.people.length !== told) throw new Error(`A desk was told of ${changes?.people.length}.`);
  };
  now = addSeconds(now, 30);
  await costOf("a desk's question, nothing changed", 1, () => sync(0));
  const ids = peopleOf(first);
  await deps.services.attendance.recordMarksByStaff(
    asStaff(),
    held.eventId,
    Array.from({ length: SOME }, (_, index) =>
      markInput({ registrationId: ids(index), unitId, at: now, reason: "Był" }),
    ),
  );
  await costOf("a desk's question, ten people changed", 1, () => sync(SOME));

  const issue = async (from: number) => {
    const registrationIds = Array.from({ length: ISSUE_PER_REQUEST }, (_, index) => ids(from + index));
    const path = `/api/staff/events/${held.eventId}/certificates`;
    const answer = await scene.ask("POST", path, {
      body: { registrationIds, institutions: [] },
      asAdmin: true,
    });
    const { issued } = answer as { issued: unknown[] };
    if (issued.length !== ISSUE_PER_REQUEST) throw new Error(JSON.stringify(answer));
  };
  await costOf("a certificate, issued", ISSUE_PER_REQUEST, () => issue(SOME));
  const closing = { unitId, closedAt: now, closedBy: `staff:${asStaff().actor.staffId}` };
  const everybody = Array.from({ length: rows }, (_, index) => ids(index));
  await deps.stores.attendance.close(held.eventId, closing, everybody);
  await costOf("a certificate, issued after its list was closed", ISSUE_PER_REQUEST, () =>
    issue(SOME + ISSUE_PER_REQUEST),
  );

  await moreSeats(scene, full, rows);
  await costOf("a seat that is passed on", SOME, async () => {
    const system = deps.context({ type: "system", name: "cost" }, "cost");
    const promoted = await deps.services.registration.promoteReserve(system, full.eventId);
    if (promoted !== SOME) throw new Error(`${promoted} were passed on.`);
  });
  const { version: latest } = await deps.services.event.getStaffEvent(asStaff(), full.eventId);
  await deps.services.event.cancelEvent(asStaff(), full.eventId, latest, "Awaria");
  await mailMany(scene, full.eventId, rows + 2, costOf);

  if (rows <= MOST_WHOLE) {
    await costOf("all: a desk, opened", 1, () => scene.ask("GET", desk));
    await costOf("all: the overview's counts", 1, staffPage(`${held.eventId}/counts`));
    await costOf("all: the attendance page", 1, staffPage(`${held.eventId}/attendance`));
    await costOf("all: the certificates page", 1, staffPage(`${held.eventId}/certificates`));
    await costOf("all: a search that finds nobody", 1, staffPage(`${held.eventId}/registrations?q=qqq`));
  }
  await scene.stop();
  return asked;
}

/** Gives an event ten seats more, for which so many wait as rows were written. */
async function moreSeats(
  { deps, asStaff }: Scene,
  { eventId, projectId, version }: StaffEventView,
  waiting: number,
): Promise<void> {
  const input = eventInput(projectId, { seats: 1 + SOME });
  await deps.services.event.updateEvent(asStaff(), eventId, input, version);
  await seatBlockEntity(deps.table).patch({ eventId, scope: EVENT_SCOPE, block: 0 }).set({ waiting }).go();
}

/** Queues a mail to people of an event, and looks at them the second time; as many parts as tell what that asks for. */
async function mailMany(
  { deps }: Scene,
  eventId: EventId,
  people: number,
  costOf: (name: string, count: number, work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const service = createMailingService(deps.stores);
  const system = deps.context({ type: "system", name: "cost" }, "cost");
  const counted = Math.min(people, PARTS * PART_SIZE);
  const look = (version: number, which: Mailing["look"]) => async () => {
    const told = {
      eventId,
      kind: "event.cancelled",
      version,
      changedAt: system.now,
      facts: { reason: "Awaria" },
    };
    const mailing = { ...begun(told, system.now), look: which };
    await deps.stores.mailings.create(mailing);
    for (let part = 0; part < Math.ceil(counted / PART_SIZE); part += 1) {
      const next = await deps.stores.mailings.find(mailing);
      const work = next && mailingWork(deps, system, next);
      if (next?.look !== which || !work) throw new Error(`A mailing ended before ${people} people.`);
      await service.workPart(system, next, work);
    }
  };
  await costOf("a mail to many, for each of them", counted, look(1, "all"));
  await costOf("the second look, for each of them", counted, look(2, "changed"));
}

/** Prints what is asked at few rows beside what is at many. */
export function printGrowth(grows: Record<string, Record<string, Asked>>): void {
  const [[few, small] = [], [many, large] = []] = Object.entries(grows);
  console.log(`\nreads and writes at ${few} rows of each kind, and at ${many}`);
  for (const [name, { reads, writes }] of Object.entries(small ?? {})) {
    const at = large?.[name];
    console.log(
      `  ${name.padEnd(50)} ${String(reads).padStart(8)} ${String(at?.reads ?? "–").padStart(9)} reads ${String(writes).padStart(8)} ${String(at?.writes ?? "–").padStart(8)} writes`,
    );
  }
}

/** Ids of the rows that {@link multiply} makes of one: alike but for its own last signs, which tell it from its neighbours. */
function peopleOf(id: string): (index: number) => RegistrationId {
  return (index) => `${id.slice(0, -9)}${String(index).padStart(7, "0")}${id.slice(-2)}` as RegistrationId;
}

/** Writes so many more of those rows that are of some kinds and have that id, each with an id of its own. */
async function multiply(
  { database }: Scene,
  made: readonly Image[],
  rows: number,
  id: string,
  kinds: readonly string[],
): Promise<void> {
  const templates = made
    .filter(({ pk, sk, __edb_e__ }) => `${pk?.S} ${sk?.S}`.includes(id) && kinds.includes(__edb_e__?.S ?? ""))
    .map((row) => JSON.stringify(row));
  if (templates.length === 0) throw new Error(`There is no ${kinds.join(", ")} of ${id}.`);
  const idOf = peopleOf(id);
  const wanted = templates.flatMap((template) =>
    Array.from({ length: rows }, (_, index) => ({ template, own: idOf(index) })),
  );
  let next = 0;
  const write = async () => {
    while (next < wanted.length) {
      const some = wanted.slice(next, (next += BATCH));
      const puts = some.map(({ template, own }) => `{"PutRequest":{"Item":${template.replaceAll(id, own)}}}`);
      const answer = await fetch(database.endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": "DynamoDB_20120810.BatchWriteItem",
          authorization:
            "AWS4-HMAC-SHA256 Credential=local/20200101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        },
        body: `{"RequestItems":{"${TABLE}":[${puts.join()}]}}`,
      });
      const text = await answer.text();
      if (!answer.ok || !text.includes('"UnprocessedItems":{}')) throw new Error(text);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}
