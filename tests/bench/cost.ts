import { ISSUE_PER_REQUEST } from "@zapisy/core/certificate/schema";
import type { RegistrationId } from "@zapisy/core/registration";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import { manualInput } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem, signUpInput, twoPanels } from "../support/fixture.ts";
import { measureGrowth, printGrowth } from "./cost/growth.ts";
import { measureNews } from "./cost/news.ts";
import { PRICES, monthlyCost, type Units } from "./cost/prices.ts";
import { openScene, TABLE } from "./cost/scene.ts";
import { KEPT_BESIDE_BYTES, round, storedBytes, sumWrites, type WriteSum } from "./cost/write-units.ts";

/** Rows of a small and of a large table. A hundred thousand (`npm run bench -- cost 100000`) want a machine that does nothing else. */
const FEW = 100;
const MANY = 20_000;

/** How many people are signed up to find out what one costs. */
const PEOPLE = 200;

/** What people say of themselves, of whom most forms ask more than name and address. */
const PERSON = {
  phone: "+48 601 234 567",
  institution: { name: "Miejski Ośrodek Pomocy Rodzinie w Białymstoku", type: "ops", town: "Białystok" },
  position: "starszy pracownik socjalny",
} as const;

/** A day that is over: attendance is recorded of it. */
const HELD_ON = "2026-02-10";

/**
 * What the product costs a month on AWS: idle, with 1,000 and with 100,000 registrations. Units of the table are
 * measured by taking people through the real code: writes by AWS's rule from the rows themselves, because the emulator
 * counts transactions in a way of its own, which is printed beside; reads as the emulator counts them. How often functions
 * run, and how long, is said in `tests/bench/cost/prices.ts` beside the prices. Then what is asked of a table of a
 * hundred rows of each kind and of twenty thousand ({@link measureGrowth}).
 * @param args rows of the large table instead of as many as usual
 */
export async function measure(args: string[] = []): Promise<object> {
  const most = Number(args.find((arg) => /^\d+$/.test(arg)) ?? MANY);
  const scene = await openScene();
  const { client, deps, used, counter, indexes, queued, follow, publish, sendMail, noteFeedback } = scene;
  const ctx = scene.asStaff();
  const event = await publish({ seats: PEOPLE });
  const ofLife = await publish({ seats: PEOPLE + 2 });
  const panels = await publish({ seats: PEOPLE, choiceGroups: twoPanels(PEOPLE) });
  const full = await publish({ seats: 0 });
  const careful = await publish({
    seats: PEOPLE,
    recruitment: { mode: "first_come", confirmAddress: true },
  });
  const limited = await publish({
    seats: PEOPLE,
    form: { ...ofLife.form, institution: "required" },
    recruitment: { mode: "first_come", perInstitution: PEOPLE },
  });
  const grouped = await publish({
    seats: PEOPLE,
    form: { ...ofLife.form, institution: "required" },
    recruitment: {
      mode: "first_come",
      groups: Array.from({ length: 6 }, (_, index) => ({
        groupId: `g${index}`,
        name: { pl: `Partner ${index}` },
        types: index === 5 ? ["ops"] : ["school"],
        codes: [],
        institutions: [],
        seats: index === 5 ? PEOPLE : 0,
      })),
    },
  });
  const coded = await publish({ seats: PEOPLE, accessCode: "optional" });
  for (const [code, ownSeats] of [
    ["WSPOLNE1", false],
    ["WLASNE11", true],
  ] as const)
    await deps.services.accessCode.createCode(ctx, coded.eventId, { code, uses: PEOPLE, ownSeats });
  const held = await publish({
    seats: null,
    dates: { type: "exact", startsOn: HELD_ON, endsOn: HELD_ON },
    agenda: [agendaItem({ day: HELD_ON })],
  });
  await follow();
  queued.length = 0;

  const parts: Record<string, Units & { rows: WriteSum[] }> = {};
  const costOf = async (name: string, count: number, work: () => Promise<void>): Promise<Units> => {
    Object.assign(used, { reads: 0, writes: 0 });
    const from = counter.writes.length;
    const before = await storedBytes(client, TABLE, indexes);
    await work();
    const after = await storedBytes(client, TABLE, indexes);
    const rows = sumWrites(counter.writes.slice(from), count);
    const writes = round(rows.reduce((sum, { units }) => sum + units, 0));
    const units = {
      reads: round(used.reads / count),
      writes,
      emulatorWrites: round(used.writes / count),
      stored: {
        rows: Math.round((after.rows - before.rows) / count),
        indexes: Math.round((after.indexes - before.indexes) / count),
      },
    };
    parts[name] = { ...units, rows };
    return units;
  };
  const page = await costOf("page", 100, async () => {
    for (let view = 0; view < 100; view += 1) await scene.ask("GET", `/api/events/${event.slug}`);
  });
  let clients = 0;
  const post = async (path: string, body: object) => {
    // Each at home: of an office's people every second one is counted for their client as well.
    await scene.ask("POST", path, { body, client: `10.0.${(clients += 1) >> 8}.${clients & 255}` });
  };
  const signUps =
    (slug: string, more: Partial<SignUpInput> = {}) =>
    async () => {
      for (let person = 0; person < PEOPLE; person += 1)
        await post(`/api/events/${slug}/registrations`, signUpInput(person, more));
      await follow();
    };
  const send = (messageIds: readonly string[]) => async () => {
    for (const messageId of messageIds) {
      const body = JSON.stringify({ messageId });
      await sendMail({ Records: [{ messageId, body }] } as never);
      const [owner, message] = messageId.split("/");
      const news = { eventType: "Delivery", mail: { tags: { message: [message], owner: [owner] } } };
      await noteFeedback({ Records: [{ Sns: { Message: JSON.stringify(news) } }] } as never);
    }
  };
  await costOf("a sign-up with name and address alone", PEOPLE, signUps(event.slug));
  await costOf("its mail", PEOPLE, send(queued.splice(0)));
  // An office is added once, and comes to an event for the first time once: both are counted apart.
  const alone = (person: number) => async () => {
    await post(`/api/events/${ofLife.slug}/registrations`, signUpInput(person, PERSON));
    await follow();
  };
  await costOf("a sign-up that adds an institution to the register", 1, alone(PEOPLE));
  await deps.services.institution.addInstitution(ctx, {
    name: "Miejski Ośrodek Pomocy Społecznej w Łomży",
    type: "ops",
    town: "Łomża",
    otherNames: [],
  });
  await follow();
  await costOf("the first of an institution at an event", 1, async () => {
    const institution = { name: "MOPS", type: "ops", town: "Łomża" } as const;
    const input = signUpInput(PEOPLE + 1, { ...PERSON, institution });
    await post(`/api/events/${ofLife.slug}/registrations`, input);
    await follow();
  });
  queued.length = 0;
  const registration = await costOf("a sign-up", PEOPLE, signUps(ofLife.slug, PERSON));
  const mails = queued.length;
  const mail = await costOf("a mail with its delivery", mails, send(queued.splice(0)));
  await costOf(
    "a sign-up with a panel",
    PEOPLE,
    signUps(panels.slug, { ...PERSON, choices: { panels: "a" } }),
  );
  queued.length = 0;
  await costOf("a sign-up by a code", PEOPLE, signUps(coded.slug, { ...PERSON, accessCode: "WSPOLNE1" }));
  const other = { ...PERSON, accessCode: "WLASNE11", firstName: "Inna" };
  await costOf("a sign-up by a code with seats of its own", PEOPLE, signUps(coded.slug, other));
  await costOf("a sign-up where an institution may send so many", PEOPLE, signUps(limited.slug, PERSON));
  await costOf("a sign-up to one of six groups", PEOPLE, signUps(grouped.slug, PERSON));
  queued.length = 0;
  await costOf("a sign-up to the reserve list", PEOPLE, signUps(full.slug, PERSON));
  await costOf("its mail with the place in line", PEOPLE, send(queued.splice(0)));
  // A seat that is held until the address is confirmed, and its confirmation: more than a registration elsewhere.
  const confirmed = await costOf("a sign-up with a seat that is held, confirmed", PEOPLE, async () => {
    await signUps(careful.slug, PERSON)();
    for await (const row of deps.stores.registrations.eachByName(careful.eventId))
      await post(`/api/registrations/${deps.services.registration.tokenOf(row)}/confirmation`, {});
    await follow();
  });
  // A list that is taken out, with the trace that this leaves.
  const list = await costOf("a list of all people", 1, async () => {
    await scene.ask("GET", `/api/staff/events/${event.eventId}/attendance-list.csv`, { asAdmin: true });
    await follow();
  });
  const people: RegistrationId[] = [];
  await costOf("a person entered by staff", PEOPLE, async () => {
    for (let person = 0; person < PEOPLE; person += 1) {
      const { firstName, lastName, email } = signUpInput(person);
      const { phone, institution, position } = PERSON;
      const input = manualInput({ firstName, lastName, email, phone, institution, position });
      const entered = await deps.services.registration.enterRegistration(ctx, held.eventId, input);
      people.push(entered.registration.registrationId);
    }
    await follow();
  });
  const [unitId = ""] = held.agenda.map(({ itemId }) => itemId);
  const mark = await costOf("a mark, scanned alone", PEOPLE, async () => {
    for (const registrationId of people)
      await deps.services.attendance.recordMarksByStaff(ctx, held.eventId, [
        markInput({ registrationId, unitId, at: `${HELD_ON}T08:05:00.000Z` }),
      ]);
    await follow();
  });
  const closing = await costOf("a list that is closed", 1, async () => {
    await deps.services.attendance.closeUnit(ctx, held.eventId, unitId);
    await follow();
  });
  queued.length = 0;
  const certificate = await costOf("a certificate", PEOPLE, async () => {
    for (let start = 0; start < PEOPLE; start += ISSUE_PER_REQUEST) {
      const registrationIds = people.slice(start, start + ISSUE_PER_REQUEST);
      await deps.services.certificate.issueCertificates(ctx, held.eventId, {
        registrationIds,
        institutions: [],
        // The bench's event is one of the past, of which nobody is mailed unasked.
        mail: true,
      });
    }
    await follow();
  });
  await measureNews({ scene, people: PEOPLE, costOf, post, signUps, send });
  await scene.stop();
  printParts(parts);
  const grows = { [FEW]: await measureGrowth(FEW), [most]: await measureGrowth(most) };
  printGrowth(grows);
  const mailsPerRegistration = mails / PEOPLE;
  const queuing = parts["a sign-up"]?.rows.find(({ what }) => what.startsWith("message"));
  if (!queuing) throw new Error("A sign-up has queued no mail.");
  const message: Units = {
    reads: 1,
    writes: queuing.units,
    emulatorWrites: queuing.units,
    // It leaves its index when it is sent, which is counted there.
    stored: { rows: queuing.bytes + KEPT_BESIDE_BYTES, indexes: queuing.bytes + KEPT_BESIDE_BYTES },
  };
  const measured = {
    page,
    registration,
    confirmed,
    list,
    mail,
    mark,
    closing,
    certificate,
    message,
    mailsPerRegistration,
  };
  return {
    measured,
    parts,
    grows,
    prices: { region: PRICES.region, asOf: PRICES.asOf },
    monthlyUsd: {
      idle: monthlyCost(0, measured),
      "1000": monthlyCost(1_000, measured),
      "100000": monthlyCost(100_000, measured),
    },
  };
}

/** Says for each thing that was done which rows it writes, how large they are, and what AWS asks for it. */
function printParts(parts: Record<string, Units & { rows: WriteSum[] }>): void {
  for (const [name, { reads, writes, emulatorWrites, rows }] of Object.entries(parts)) {
    console.log(
      `\n${name}: ${writes} write units (the emulator says ${emulatorWrites}), ${reads} read units`,
    );
    for (const { what, count, bytes, table, indexes, units } of rows) {
      const each = Object.entries({ table, ...indexes }).map(([where, one]) => `${where} ${one}`);
      console.log(`  ${what.padEnd(32)} ${count} × ≤ ${bytes} B = ${units} (${each.join(", ")})`);
    }
  }
  console.log("  * in a transaction, which counts twice on the table\n");
}
