import { copyKey, copyPage, createOutboxStore, type Message } from "@zapisy/core/message";
import { EventInputSchema, type EventInput } from "@zapisy/core/event/schema";
import { ProjectChangeSchema } from "@zapisy/core/project/schema";
import { PRESETS } from "@zapisy/core/retention/rules";
import { screenCode, secretHash, signInCode } from "@zapisy/core/shared/secret";
import { StaffInputSchema } from "@zapisy/core/staff/schema";
import { tokenOfInvitation } from "@zapisy/core/invitation";
import { interestIdOf, interestToken } from "@zapisy/core/interest";
import { subscriptionIdOf, subscriptionToken, type Subscription } from "@zapisy/core/subscription";
import { fieldsOf } from "@zapisy/core/shared/field";
import { addDays } from "@zapisy/core/shared/time";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  manualInput,
  publishEvent,
  putOnTeam,
  signUp,
} from "./actions.ts";
import type { StaffEventView } from "@zapisy/core/event";
import type { ApiRequest } from "./api.ts";
import { createAuthenticator } from "./authenticator.ts";
import { attendedEvent, codeOf, issueTo } from "./certificates.ts";
import { markInput } from "./attendance.ts";
import {
  accessibilityStatement,
  agendaItem,
  delegationInput,
  eventInput,
  projectInput,
  signUpInput,
  successorInput,
  twoPanels,
} from "./fixture.ts";
import type { RegistrationId } from "@zapisy/core/registration";
import { toActor } from "@zapisy/core/staff";
import {
  attachmentInput,
  fileEvent,
  letterFile,
  letterFileInput,
  personWithFile,
  sentAttachment,
  textFile,
} from "./attachments.ts";
import { postFile, scanInput, sentScan, sentSignature, signatureInput, storedScan } from "./files.ts";
import { sharedProvider } from "./provider.ts";
import { referralInput } from "./referral.ts";
import { PIXEL, type Stage } from "./stage.ts";

/** A request that a route must answer with success; `cookie` where it must not be the admin's of the stage. */
export interface Example extends ApiRequest {
  params?: Record<string, string>;
}

type Make = (stage: Stage) => Example | Promise<Example>;

/** Two entries of the register. */
async function freshInstitutions({ world, next }: Stage) {
  const { institution } = world.deps.services;
  const add = (name: string) =>
    institution.addInstitution(asStaff(world), { name, type: "ops", town: "Mońki", otherNames: [] });
  return [await add(`OPS ${next()}`), await add(`GOPS ${next()}`)] as const;
}

/** What staff write about a participant. */
function participantInput(number: number) {
  return {
    firstName: "Łucja",
    lastName: `Uczestniczka ${number}`,
    formerLastNames: [],
    email: `uczestniczka${number}@ops.example`,
    categories: [],
    territory: ["2008"],
  };
}

/** Somebody who takes part in the stage's project. */
async function freshParticipant({ world, projectId, next }: Stage) {
  const input = participantInput(next());
  const { participantId, version } = await world.deps.services.participant.addParticipant(
    asStaff(world),
    projectId,
    input,
  );
  return { projectId, participantId, version, input };
}

/** What staff say of an indicator. */
const INDICATOR = {
  name: { pl: "Osoby, u których nastąpił efekt społeczny", en: "People with a social result" },
  unit: { pl: "osoby", en: "people" },
  base: { from: "participants" as const, contract: 12 },
  target: { as: "percent" as const, value: 60 },
  rule: {
    by: "result" as const,
    kinds: [{ kindId: "a", name: { pl: "Rozpoczęcie nauki", en: "Began to study" } }],
  },
  splits: ["county" as const, "sex" as const],
  source: "Zaświadczenia i oświadczenia",
  measured: { when: "days_after" as const, days: 28 },
};

/** An indicator of the stage's project; a project has not room for many. */
async function someIndicator({ world, projectId }: Stage) {
  const { indicator } = world.deps.services;
  const { items } = await indicator.listIndicators(asStaff(world), projectId);
  const known = items.find(({ rule }) => rule.by === "result");
  const { indicatorId, version } =
    known ?? (await indicator.addIndicator(asStaff(world), projectId, INDICATOR));
  return { projectId, indicatorId, version };
}

/** A profile with everything that one can have, and of whom nothing has to be known but a name. */
const PROFILE = {
  format: 1 as const,
  name: "Plik dla urzędu",
  origin: "Instrukcja z 2026 r.",
  rows: "person" as const,
  states: ["candidate" as const, "participant" as const],
  columns: [
    { title: "Nazwisko", source: "participant.lastName" as const, required: { when: "always" as const } },
    {
      title: "Płeć",
      source: "entry.sex" as const,
      steps: [{ do: "dictionary" as const, values: { woman: "Kobieta", man: "Mężczyzna" } }],
      join: "|",
      required: { when: "is" as const, source: "participant.state" as const, in: ["completed"] },
      maxLength: 20,
      note: "Jak w dowodzie",
    },
    { title: "Kraj", source: "constant" as const, text: "Polska" },
  ],
};

/** A profile of the stage's project; a project has not room for many. */
async function someProfile({ world, projectId }: Stage) {
  const { exportProfile } = world.deps.services;
  const { items } = await exportProfile.listProfiles(asStaff(world), projectId);
  const known = items.find(({ isBuiltIn, name }) => !isBuiltIn && name === PROFILE.name)?.profileId;
  const { profileId, version } = known
    ? await exportProfile.getProfile(asStaff(world), projectId, known)
    : await exportProfile.addProfile(asStaff(world), projectId, PROFILE);
  return { projectId, profileId, version };
}

/** The same with somebody in the file that is made by it. */
async function filledProfile(stage: Stage) {
  await freshParticipant(stage);
  const { projectId, profileId } = await someProfile(stage);
  return { params: { projectId, profileId } };
}

const RESULT = { kindId: "a", day: "2026-01-09", note: "Liceum dla dorosłych" };
const PROOF = signatureInput({ name: "zaświadczenie.png" });

/** The last day of periods that are closed in the stage's project: a day each, none twice. */
let periodDay = "2020-01-01";

/** A day of the stage's project as a period. */
function somePeriod() {
  periodDay = addDays(periodDay, 1);
  return { name: "Wniosek o płatność nr 1", from: periodDay, to: periodDay, note: "Kwartał" };
}

/** A closed period of the stage's project; a project has not room for many. */
async function closedPeriod({ world, projectId }: Stage) {
  const { snapshot } = world.deps.services;
  const { items } = await snapshot.listSnapshots(asStaff(world), projectId);
  const { snapshotId } = items[0] ?? (await snapshot.closeSnapshot(asStaff(world), projectId, somePeriod()));
  return { projectId, snapshotId };
}

/** A result that somebody has in the stage's project. */
async function freshResult(stage: Stage) {
  const { indicatorId } = await someIndicator(stage);
  const { projectId, participantId } = await freshParticipant(stage);
  const input = { ...RESULT, indicatorId };
  const { indicator } = stage.world.deps.services;
  const { resultId } = await indicator.enterResult(asStaff(stage.world), projectId, participantId, input);
  return { projectId, participantId, resultId };
}

/** A proof of a result that was sent and not looked at yet. */
async function sentProof(stage: Stage) {
  const address = await freshResult(stage);
  const { indicator } = stage.world.deps.services;
  const announced = await indicator.announceProofOf(asStaff(stage.world), address, PROOF);
  await postFile(announced, Buffer.from(PIXEL, "base64"));
  return { ...address, fileId: announced.file.fileId };
}

/** What staff write about support that a participant was given; each on a day of its own. */
async function entryInput(stage: Stage) {
  const { participantId } = await freshParticipant(stage);
  const day = addDays("2026-01-01", stage.next() % 60);
  return {
    participantId,
    supportId: "law",
    day,
    from: "09:00",
    to: "09:45",
    topic: "Alimenty",
    place: "Żmudź",
    mode: "onsite" as const,
    counsellor: { name: `Prawniczka ${stage.next()}` },
  };
}

/** An entry in the log of support of the stage's project. */
async function freshEntry(stage: Stage) {
  const { world, projectId } = stage;
  const input = await entryInput(stage);
  const { entryId, version } = await world.deps.services.supportEntry.addEntry(
    asStaff(world),
    projectId,
    input,
  );
  return { projectId, entryId, version, input };
}

/** An entry of support with a note by the coordinator who gave it. */
async function notedEntry(stage: Stage) {
  const { world, projectId, next } = stage;
  const { actor, cookie } = await world.signIn({
    role: "coordinator",
    email: `doradca${next()}@rops.example`,
  });
  const { staffId } = actor;
  const input = { ...(await entryInput(stage)), counsellor: { staffId } };
  const { entryId } = await world.deps.services.supportEntry.addEntry(asStaff(world), projectId, input);
  const { version } = await world.deps.services.contentNote.saveNote(
    asStaff(world, actor),
    projectId,
    entryId,
    staffId,
    { text: `Rozmowa ${next()}`, version: 0 },
  );
  return { projectId, entryId, staffId, version, input, cookie };
}

/** Somebody at an event that is over, who is no participant yet. */
async function openRegistration(stage: Stage) {
  const { world, projectId, next } = stage;
  const { event, people } = await attendedEvent(world, projectId, 1, {}, () => ({
    lastName: `Nowa ${next()}`,
    email: undefined,
  }));
  return { eventId: event.eventId, registrationId: people[0]?.registrationId as RegistrationId };
}

/** An event by selection with somebody who waits, whom a member of the committee is to judge. */
async function judgedEvent({ world, projectId, next }: Stage) {
  const ctx = asStaff(world);
  const event = await publishEvent(world, projectId, { recruitment: { mode: "selection" } });
  const { eventId } = event;
  const { registrationId } = await signUp(world, event, next());
  const { version, round } = await world.deps.services.selection.setCriteria(ctx, eventId, {
    criteria: [
      { type: "formal", criterionId: "region", title: { pl: "Z województwa" } },
      { type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 2 },
    ],
    ties: ["criteria", "registered"],
    version: 0,
  });
  const { actor: member, cookie } = await world.signIn({ email: `komisja${next()}@rops.example` });
  await world.deps.services.selection.joinCommittee(ctx, eventId, member.staffId);
  const judgement = { formal: { region: true }, points: { need: 7 }, round };
  return { eventId, registrationId, version, judgement, member, cookie };
}

/** The same, with the stage's own account for committees in it. */
async function seated(stage: Stage) {
  const { eventId } = await judgedEvent(stage);
  const { world, cookies } = stage;
  const cookie = cookies.committee;
  const found = await world.deps.services.staff.findSignedIn(cookie.split("=")[1] ?? "", world.clock.now);
  if (!found) throw new Error("nobody judges");
  await world.deps.services.selection.joinCommittee(asStaff(world), eventId, found.staff.staffId);
  return { eventId, cookie };
}

/** The same, judged and closed. */
async function closedSheet(stage: Stage) {
  const made = await judgedEvent(stage);
  const { eventId, registrationId, judgement, member } = made;
  const ctx = asStaff(stage.world, member);
  await stage.world.deps.services.selection.judge(ctx, eventId, registrationId, judgement);
  await stage.world.deps.services.selection.closeSheet(ctx, eventId);
  return made;
}

/** The same, with the ranking fixed, and decided about where that is wanted. */
async function fixedRanking(stage: Stage, isDecided = false) {
  const { eventId, registrationId } = await closedSheet(stage);
  const { selection } = stage.world.deps.services;
  const ctx = asStaff(stage.world);
  const { scores } = await selection.getRanking(ctx, eventId);
  const fixed = await selection.freezeRanking(ctx, eventId, scores);
  const terms = { places: 1, reserve: 1, reason: "wynik oceny", version: fixed.version };
  const { version } = isDecided ? await selection.decideAll(ctx, eventId, terms) : fixed;
  return { eventId, registrationId, version };
}

/** Somebody who wants news of events, and their link. */
async function subscribed({ world, next }: Stage) {
  const email = `chetna${next()}@ops.example`;
  const subscriptionId = subscriptionIdOf(world.deps.secretKey, email);
  const { now } = world.clock;
  const one = { subscriptionId, email, locale: "pl", state: "subscribed", log: [], version: 1 } as const;
  const row: Subscription = { ...one, log: [], createdAt: now, updatedAt: now };
  await world.deps.stores.subscriptions.keep(row, undefined, undefined);
  return { params: { token: subscriptionToken(world.deps.secretKey, subscriptionId) } };
}

/** The event of a stage for which one can sign up later, whatever the clock shows. */
const awaited = new WeakMap<Stage, ReturnType<typeof publishEvent>>();
function awaitedEvent(stage: Stage) {
  const { world, projectId } = stage;
  const event =
    awaited.get(stage) ??
    publishEvent(world, projectId, { dates: { type: "tentative", period: "2099" }, agenda: [] });
  awaited.set(stage, event);
  return event;
}

/** Somebody who left an address to be told of an event, and their link. */
async function interested(stage: Stage) {
  const { world, next } = stage;
  const { eventId, slug } = await awaitedEvent(stage);
  const email = `oczekuje${next()}@ops.example`;
  await world.deps.services.interest.askToBeTold(asPublic(world), slug, { email, locale: "pl" });
  const { secretKey } = world.deps;
  const token = interestToken(secretKey, { eventId, interestId: interestIdOf(secretKey, eventId, email) });
  return { params: { token } };
}

/** Of a bulletin of an event of its own, of which there are few. */
async function bulletinOf(stage: Stage) {
  await subscribed(stage);
  const { eventId } = await fresh(stage);
  const send = () => stage.world.deps.services.bulletin.sendBulletin(asStaff(stage.world), eventId, BULLETIN);
  return { eventId, send };
}

const BULLETIN = { text: { pl: "Zapraszamy." } };

const own: Make = ({ event }) => ({ params: { eventId: event.eventId } });
const inPanel = { choices: { panels: "a" } };

/** A new published event and the version that it has. */
async function fresh({ world, projectId }: Stage) {
  return publishEvent(world, projectId, { choiceGroups: twoPanels(null), seats: null });
}

async function freshPerson(stage: Stage) {
  return signUp(stage.world, stage.event, stage.next(), inPanel);
}

/** A mail to somebody that was given up. */
async function failedMail(stage: Stage) {
  const { registrationId } = await freshPerson(stage);
  const { eventId } = stage.event;
  const messageId = `msg_${String(stage.next()).padStart(26, "0")}` as const;
  await createOutboxStore(stage.world.deps.table).queue({
    messageId,
    kind: "registration.confirmed",
    state: "failed",
    to: "lucja@ops.example",
    locale: "pl",
    registrationId,
    eventId,
    attempts: 1,
    failure: "MessageRejected",
    queuedAt: stage.world.clock.now,
  });
  return { eventId, messageOwner: registrationId, registrationId, messageId };
}

/** A mail to somebody who hosts a stop, which came back. */
async function failedMailToHost({ world, projectId, next }: Stage) {
  const to = "gospodarz@cistor.example";
  const { eventId } = await publishEvent(world, projectId, { agenda: [agendaItem({ contactEmails: [to] })] });
  const messageId = `msg_${String(next()).padStart(26, "0")}` as const;
  await createOutboxStore(world.deps.table).queue({
    messageId,
    kind: "contributor.before",
    state: "failed",
    to,
    locale: "pl",
    eventId,
    attempts: 1,
    failure: "MessageRejected",
    queuedAt: world.clock.now,
  });
  return { eventId, messageOwner: eventId, messageId };
}

/** A mail of which a copy is kept. */
async function keptMail(stage: Stage) {
  const ids = await failedMail(stage);
  const copy = { subject: "Temat", text: "Treść", html: "<html><head></head></html>", attachments: [] };
  const { bucket, config } = stage.world.deps;
  const page = Buffer.from(copyPage(copy, config.PUBLIC_URL));
  await bucket.put(copyKey(ids) ?? "", page, "text/html; charset=utf-8");
  return ids;
}

/** Somebody to whom a mail did not arrive, as there is no such mailbox. */
async function copied(stage: Stage) {
  const { registrationId } = await openRegistration(stage);
  return { body: { address: "lucja@ops.example", registrationIds: [registrationId] } };
}

async function missedMail(stage: Stage) {
  const { world, event } = stage;
  const number = stage.next();
  const { registrationId } = await signUp(world, event, number, inPanel);
  const { eventId } = event;
  const messageId = `msg_${String(number).padStart(26, "0")}` as const;
  const message: Message & { eventId: typeof eventId; registrationId: typeof registrationId } = {
    messageId,
    kind: "registration.confirmed",
    state: "bounced",
    failure: "bounced.permanent",
    to: `lucja${number}@ops.example`,
    locale: "pl",
    registrationId,
    eventId,
    attempts: 1,
    queuedAt: world.clock.now,
  };
  await createOutboxStore(world.deps.table).queue(message);
  const ctx = world.deps.context({ type: "system", name: "test" }, "test");
  await world.deps.services.address.noteBadNews(ctx, message);
  await world.deps.services.undelivered.lookAt(
    ctx,
    { eventId, personId: registrationId },
    { isTheirs: () => true },
  );
  return { eventId, registrationId, missedBy: registrationId };
}

/** An event that is on at this moment, with one confirmed person. */
async function eventNow({ world, projectId }: Stage) {
  const day = world.clock.now.slice(0, 10);
  const event = await publishEvent(world, projectId, {
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day, from: "00:00", to: "23:59" })],
  });
  const { registration } = await world.deps.services.registration.enterRegistration(
    asStaff(world),
    event.eventId,
    manualInput({ email: "jan.papierowy@ops.example" }),
  );
  const token = world.deps.services.registration.tokenOf({ ...registration, linkVersion: 1 });
  const code = screenCode(world.deps.secretKey, event.eventId, "s1", Date.parse(world.clock.now) / 60_000);
  return { event, token, code };
}

/** A file that has begun to bring people. */
async function begunImport({ world, event: { eventId } }: Stage) {
  const input = { fileName: "uczestnicy.xlsx", people: 1, tells: true };
  const { importId } = await world.deps.services.peopleImport.beginImport(asStaff(world), eventId, input);
  return { eventId, importId };
}

const importedPerson = (number: number) => ({
  row: 2,
  firstName: "Łucja",
  lastName: `Żak ${number}`,
  email: `lucja${number}@ops.example`,
  choices: { panels: "a" },
  answers: {},
});

const asking = new WeakMap<Stage, Promise<string>>();

/** The address of an event that asks for a code, the same for all of a stage: attempts are counted for it. */
function askingEvent(stage: Stage): Promise<string> {
  const known = asking.get(stage) ?? makeAskingEvent(stage);
  asking.set(stage, known);
  return known;
}

/** Days that suites which try a route a day do not reach. */
const FAR_AHEAD: Pick<EventInput, "dates" | "agenda"> = {
  dates: { type: "exact", startsOn: "2027-04-15", endsOn: "2027-04-15" },
  agenda: [agendaItem({ day: "2027-04-15" })],
};

async function makeAskingEvent({ world, projectId }: Stage): Promise<string> {
  const { eventId, slug } = await publishEvent(world, projectId, {
    ...FAR_AHEAD,
    accessCode: "optional",
    recruitment: { mode: "first_come", delegations: true },
  });
  const terms = { code: "PRZYKLAD", uses: 5_000, ownSeats: true };
  await world.deps.services.accessCode.createCode(asStaff(world), eventId, terms);
  return slug;
}

const MAIL_TEXT = {
  pl: { heading: "Mamy miejsce", lead: "miejsce dla {imię} jest **pewne**.", next: "- dowód\n- dobry humor" },
  paragraphs: [{ text: { pl: "Prosimy zabrać laptop." } }],
};
const CIRCULAR = {
  subject: { pl: "Materiały: {wydarzenie}" },
  body: { pl: "materiały są na stronie." },
  recipients: { by: "filter" as const, statuses: ["confirmed" as const, "reserve" as const] },
};

/** A letter to those who signed up, of whom there is one at least. */
async function written(stage: Stage) {
  const { world, projectId } = stage;
  const event = await publishEvent(world, projectId);
  const { eventId } = event;
  const { registrationId } = await signUp(world, event, stage.next());
  const { circular } = world.deps.services;
  const { circularId, version } = await circular.writeCircular(asStaff(world), eventId, CIRCULAR);
  const send = async () =>
    (await circular.sendCircular(asStaff(world), eventId, circularId, { version })).version;
  return { params: { eventId, circularId }, registrationId, send };
}

/** A letter of which one is printed: somebody who is meant has no address. */
async function unreached(stage: Stage) {
  const { params } = await written(stage);
  const { registration } = stage.world.deps.services;
  await registration.enterRegistration(asStaff(stage.world), params.eventId, manualInput());
  return { params };
}

async function invited({ world, event, next }: Stage) {
  const email = `zaproszony${next()}@ops.example`;
  const { invitation } = world.deps.services;
  await invitation.invite(asStaff(world), event.eventId, { people: [{ email }], locale: "pl" });
  const all = await world.deps.stores.invitations.list(event.eventId);
  const found = all.find((one) => one.email === email);
  if (!found) throw new Error("nobody was invited");
  return { ...found, token: tokenOfInvitation(world.deps.secretKey, found) };
}

/** An event that takes delegations, and at which places are handed over. */
async function delegating({ world, projectId }: Stage) {
  const recruitment = { mode: "first_come", delegations: true, handovers: true } as const;
  return publishEvent(world, projectId, { ...FAR_AHEAD, recruitment });
}

/** Two people whom a contact registered. */
async function freshDelegation(stage: Stage, asked?: StaffEventView) {
  const event = asked ?? (await delegating(stage));
  const { delegation } = stage.world.deps.services;
  const input = delegationInput(stage.next());
  const { token, delegationId } = await delegation.registerDelegation(
    asPublic(stage.world),
    event.slug,
    input,
  );
  const { people } = await delegation.getDelegation(asPublic(stage.world), token);
  return { event, token, delegationId, registrationId: people[0]?.registrationId ?? "" };
}

/** An event to which the referrer of the stage refers people. */
async function referring({ world, projectId, cookies }: Stage) {
  const recruitment = { mode: "first_come", referrals: "also" } as const;
  const { eventId } = await publishEvent(world, projectId, { recruitment });
  return { eventId, cookie: cookies.referrer };
}

/** Who is signed in by a cookie of the stage. */
async function signedIn({ world }: Stage, cookie: string) {
  const found = await world.deps.services.staff.findSignedIn(cookie.split("=")[1] ?? "", world.clock.now);
  if (!found) throw new Error("nobody is signed in");
  return toActor(found.staff);
}

/** An event of which the partner of the stage has places of its own. */
async function partnered(stage: Stage) {
  const cookie = stage.cookies.partner;
  const { institutionId } = await signedIn(stage, cookie);
  if (!institutionId) throw new Error("the partner is no institution");
  const own = {
    // As the suite of the largest requests writes ids, so that it names this group, too.
    groupId: "a",
    name: { pl: "Partner" },
    types: [],
    codes: [],
    institutions: [{ institutionId, name: "Partner" }],
    seats: 4,
    partnerId: institutionId,
  };
  const { form } = eventInput(stage.projectId);
  const { eventId, version } = await publishEvent(stage.world, stage.projectId, {
    seats: 10,
    form: { ...form, institution: "required" },
    recruitment: { mode: "first_come", groups: [own] },
  });
  return { eventId, version, cookie };
}

/** Somebody whom an institution referred. */
async function freshReferral(stage: Stage) {
  const { eventId, cookie } = await referring(stage);
  const { world } = stage;
  const ctx = asStaff(world, await signedIn(stage, cookie));
  const { referral } = world.deps.services;
  const { registrationId } = await referral.refer(ctx, eventId, referralInput(stage.next()));
  return { params: { eventId, registrationId }, cookie };
}

/** A project with a month of its schedule published. */
async function publishedSchedule({ world }: Stage) {
  const projectId = await createProject(world);
  await publishEvent(world, projectId);
  await world.deps.services.supportSchedule.publishMonth(asStaff(world), projectId, "2026-04", 0);
  return { projectId };
}

async function freshLogo({ world, projectId }: Stage) {
  const ctx = asStaff(world);
  const before = await world.deps.services.project.getProject(ctx, projectId);
  const [first] = before.logos;
  if (first) return first.logoId;
  const { logos } = await world.deps.services.project.addLogo(ctx, projectId, { alt: "Logo", data: PIXEL });
  return logos[0]?.logoId ?? "";
}

async function freshColleague({ world, projectId, next }: Stage) {
  const email = `zespol${next()}@rops.example`;
  return (await world.signIn({ email, role: "assistant", projectIds: [projectId] })).staff;
}

async function freshSignIn({ world, next }: Stage) {
  const { staff } = await world.signIn({ email: `logowanie${next()}@rops.example` });
  const { signInId } = await world.deps.services.staff.requestSignIn(asPublic(world), {
    email: staff.email,
    locale: "pl",
  });
  return { signInId, code: signInCode(world.deps.secretKey, signInId) };
}

/** Somebody new who has a passkey. */
async function freshPasskey({ world, next }: Stage) {
  const { staff, actor, cookie } = await world.signIn({ email: `klucze${next()}@rops.example` });
  const authenticator = createAuthenticator();
  const service = world.deps.services.passkey;
  const ctx = asStaff(world, actor);
  const input = authenticator.make(await service.beginPasskey(ctx));
  const { passkeyId } = await service.addPasskey(ctx, input, secretHash(cookie.split("=")[1] ?? ""));
  return { staffId: staff.staffId, cookie, authenticator, passkeyId };
}

/** Somebody new who came back from the organisation's provider. */
async function freshIdentity({ world, next }: Stage) {
  const subject = `konto${next()}`;
  const email = `${subject}@rops.example`;
  await world.signIn({ email });
  const provider = await sharedProvider();
  provider.accounts.set(subject, { email, email_verified: true });
  const identity = world.deps.services.identity;
  const { url, tie } = await identity.beginSignIn(asPublic(world), {
    to: "/staff",
    locale: "pl",
    anew: false,
  });
  return {
    cookie: `__Host-zapisy-provider=${tie}`,
    body: { answer: await provider.visit(url, subject) },
  };
}

async function freshDesk({ world, event }: Stage) {
  const { link, url } = await world.deps.services.checkIn.createLink(asStaff(world), event.eventId, {
    name: "Recepcja",
  });
  return { linkId: link.linkId, token: url.split("/").at(-1) ?? "" };
}

async function freshAttended({ world, projectId }: Stage) {
  const { event, people } = await attendedEvent(world, projectId, 1);
  const [person] = people;
  if (!person) throw new Error("nobody attended");
  return { event, person };
}

async function freshCertificate(stage: Stage) {
  const { event, person } = await freshAttended(stage);
  const [certificate] = await issueTo(stage.world, event.eventId, [person]);
  if (!certificate) throw new Error("no certificate was issued");
  const stored = await stage.world.deps.stores.registrations.find(person.registrationId);
  if (!stored) throw new Error("the person is gone");
  const token = stage.world.deps.services.registration.tokenOf(stored);
  return { certificateId: certificate.certificateId, token, code: codeOf(certificate) };
}

const certificateOf: Make = async (stage) => ({
  params: { certificateId: (await freshCertificate(stage)).certificateId },
});
const codeIn: Make = async (stage) => ({ params: { code: (await freshCertificate(stage)).code } });

const TEMPLATE = {
  language: "both",
  wording: { ms: { pl: "brała udział w wizycie" } },
  signatory: { name: "Ewa Lis", position: "Dyrektorka" },
  numberPrefix: "ROPS/WS",
  showTopics: true,
  showHours: true,
  version: 0,
} as const;

/**
 * For every route a request that succeeds, made on the stage by somebody with all rights. The suites go
 * through the OpenAPI document and fail for a route that has no example here.
 */
export const ROUTE_EXAMPLES: Record<string, Make> = {
  "GET /api/events": () => ({ query: { kind: "training", from: "all", q: "rodzina" } }),
  "GET /api/events/{slug}": ({ event }) => ({ params: { slug: event.slug } }),
  "GET /api/events/{slug}/calendar.ics": ({ event }) => ({
    params: { slug: event.slug },
    query: { lang: "en" },
  }),
  "GET /api/events.ics": () => ({}),
  "GET /api/robots.txt": () => ({}),
  "GET /api/sitemap.xml": () => ({}),
  "GET /api/security.txt": () => ({}),
  "GET /api/projects/{projectId}/logos/{logoId}": async (stage) => ({
    params: { projectId: stage.projectId, logoId: await freshLogo(stage) },
  }),
  "POST /api/events/{slug}/registrations": async (stage) => ({
    params: { slug: await askingEvent(stage) },
    body: signUpInput(stage.next(), { accessCode: "przyklad" }),
    headers: { "idempotency-key": "example-key" },
  }),
  "POST /api/events/{slug}/attachments": async (stage) => ({
    params: { slug: (await fileEvent(stage)).slug },
    body: attachmentInput(),
  }),
  "POST /api/registrations/{token}/attachments": async (stage) => ({
    params: { token: (await personWithFile(stage)).token },
    body: attachmentInput(),
  }),
  "POST /api/delegations/{token}/attachments": async (stage) => ({
    params: { token: (await freshDelegation(stage, await fileEvent(stage))).token },
    body: attachmentInput(),
  }),
  "POST /api/staff/events/{eventId}/attachments": async (stage) => ({
    params: { eventId: (await fileEvent(stage)).eventId },
    body: attachmentInput(),
  }),
  "POST /api/attachments": async (stage) => {
    const { ticket } = await sentAttachment(stage, await fileEvent(stage));
    return { body: { ticket } };
  },
  "GET /api/registrations/{token}/attachments/{questionId}": async (stage) => ({
    params: { token: (await personWithFile(stage)).token, questionId: "paper" },
  }),
  "GET /api/staff/events/{eventId}/registrations/{registrationId}/attachments/{questionId}": async (
    stage,
  ) => {
    const { event, registrationId } = await personWithFile(stage);
    return { params: { eventId: event.eventId, registrationId, questionId: "paper" } };
  },
  "POST /api/events/{slug}/delegations": async (stage) => ({
    params: { slug: await askingEvent(stage) },
    body: delegationInput(stage.next(), { accessCode: "przyklad" }),
    headers: { "idempotency-key": "example-key" },
  }),
  "GET /api/delegations/{token}": async (stage) => ({
    params: { token: (await freshDelegation(stage)).token },
  }),
  "POST /api/delegations/{token}/people/{registrationId}/exchange": async (stage) => {
    const { token, registrationId } = await freshDelegation(stage);
    return { params: { token, registrationId }, body: successorInput(stage.next()) };
  },
  "DELETE /api/delegations/{token}/people/{registrationId}": async (stage) => {
    const { token, registrationId } = await freshDelegation(stage);
    return { params: { token, registrationId } };
  },
  "DELETE /api/delegations/{token}/party": async (stage) => ({
    params: { token: (await freshDelegation(stage)).token },
  }),
  "GET /api/staff/referral-events": async (stage) => ({ cookie: (await referring(stage)).cookie }),
  "GET /api/staff/referral-events/{eventId}": async (stage) => {
    const { params, cookie } = await freshReferral(stage);
    return { params: { eventId: params.eventId }, cookie };
  },
  "POST /api/staff/referral-events/{eventId}/referrals": async (stage) => {
    const { eventId, cookie } = await referring(stage);
    return {
      params: { eventId },
      cookie,
      body: referralInput(stage.next()),
      headers: { "idempotency-key": "example-key" },
    };
  },
  "PUT /api/staff/referral-events/{eventId}/referrals/{registrationId}": async (stage) => ({
    ...(await freshReferral(stage)),
    body: { document: { number: "KS/9/2026", date: "2026-02-20" }, referredOn: "2026-02-21", version: 1 },
  }),
  "DELETE /api/staff/referral-events/{eventId}/referrals/{registrationId}": (stage) => freshReferral(stage),
  "GET /api/staff/events/{eventId}/referrals": async (stage) => {
    const { params } = await freshReferral(stage);
    return { params: { eventId: params.eventId } };
  },
  "GET /api/staff/events/{eventId}/referrals.xlsx": async (stage) => {
    const { params } = await freshReferral(stage);
    return { params: { eventId: params.eventId } };
  },
  "GET /api/staff/committee-events": async (stage) => ({ cookie: (await seated(stage)).cookie }),
  "GET /api/staff/committee-events/{eventId}": async (stage) => {
    const { eventId, cookie } = await seated(stage);
    return { params: { eventId }, cookie };
  },
  "GET /api/staff/partner-events": ({ cookies }) => ({ cookie: cookies.partner }),
  "GET /api/staff/partner-events/{eventId}": ({ cookies, event }) => ({
    cookie: cookies.partner,
    params: { eventId: event.eventId },
  }),
  "POST /api/staff/partner-events/{eventId}/returned-places": async (stage) => {
    const { eventId, version, cookie } = await partnered(stage);
    const body = { groupId: "a", places: 1, reason: "Jedna osoba nie przyjedzie", version };
    return { cookie, params: { eventId }, body };
  },
  "GET /api/staff/partner-projects/{projectId}": ({ cookies, projectId }) => ({
    cookie: cookies.partner,
    params: { projectId },
  }),
  "POST /api/registrations/{token}/handover": async (stage) => {
    const { token } = await signUp(stage.world, await delegating(stage), stage.next());
    return { params: { token }, body: successorInput(stage.next()) };
  },
  "PUT /api/staff/events/{eventId}/delegations/{delegationId}/contact": async (stage) => {
    const { event, delegationId } = await freshDelegation(stage);
    return {
      params: { eventId: event.eventId, delegationId },
      body: { name: "Anna Nowa", email: "nowa@ops.example", reason: "Urlop", version: 1 },
    };
  },
  "GET /api/registrations/{token}": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "GET /api/registrations/{token}/calendar.ics": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "PATCH /api/registrations/{token}": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
    body: { version: 1, phone: "857473412", choices: { panels: "b" } },
  }),
  "DELETE /api/registrations/{token}": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "POST /api/registrations/{token}/confirmation": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "POST /api/registrations/{token}/acceptance": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "POST /api/registrations/{token}/move": async (stage) => {
    const { world, projectId } = stage;
    const to = await askingEvent(stage);
    const there = await world.deps.stores.events.findHeadBySlug(to);
    const here = await publishEvent(world, projectId, {
      ...FAR_AHEAD,
      seats: 1,
      recruitment: { mode: "first_come", otherDates: there && [there.eventId] },
    });
    await signUp(world, here, stage.next());
    const { token } = await signUp(world, here, stage.next());
    const { firstName: _, lastName: __, email: ___, locale: ____, ifFull: _____, ...asked } = signUpInput(1);
    return { params: { token }, body: { ...asked, to, accessCode: "przyklad", version: 1 } };
  },
  "POST /api/registrations/{token}/renewed-link": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "GET /api/staff/events/{eventId}/files": own,
  "POST /api/staff/events/{eventId}/files": (stage) => ({
    params: { eventId: stage.event.eventId },
    body: scanInput(),
  }),
  "POST /api/staff/events/{eventId}/files/{fileId}/arrived": async (stage) => ({
    params: { eventId: stage.event.eventId, fileId: await sentScan(stage) },
  }),
  "GET /api/staff/events/{eventId}/files/{fileId}/link": async (stage) => ({
    params: { eventId: stage.event.eventId, fileId: await storedScan(stage) },
    query: { show: "yes" },
  }),
  "DELETE /api/staff/events/{eventId}/files/{fileId}": async (stage) => ({
    params: { eventId: stage.event.eventId, fileId: await storedScan(stage) },
    body: { reason: "Zeskanowano nie tę listę" },
  }),
  "POST /api/staff/projects/{projectId}/signature-picture": ({ projectId }) => ({
    params: { projectId },
    body: signatureInput(),
  }),
  "POST /api/staff/projects/{projectId}/signature-picture/{fileId}/arrived": async (stage) => ({
    params: { projectId: stage.projectId, fileId: await sentSignature(stage) },
  }),
  "POST /api/staff/events/{eventId}/evidence": own,
  "GET /api/staff/events/{eventId}/evidence": own,
  "GET /api/settings": () => ({}),
  "GET /api/accessibility-statement": () => ({}),
  "GET /api/staff/accessibility-statement": () => ({}),
  "PUT /api/staff/accessibility-statement": async ({ world }) => {
    const found = await world.deps.stores.statements.find({ consistent: true });
    return { body: { ...accessibilityStatement(), version: found?.version ?? 0 } };
  },
  "GET /api/health": () => ({}),
  "GET /api/openapi.json": () => ({}),

  "POST /api/staff/sign-in": () => ({ body: { email: "ktos@rops.example" } }),
  "POST /api/staff/sign-in/verify": async (stage) => ({ body: await freshSignIn(stage) }),
  "POST /api/staff/sign-in/passkey": () => ({}),
  "POST /api/staff/sign-in/passkey/verify": async (stage) => {
    const { authenticator } = await freshPasskey(stage);
    const service = stage.world.deps.services.passkey;
    return { body: authenticator.use(await service.beginSignIn(asPublic(stage.world))) };
  },
  "POST /api/staff/sign-in/identity": () => ({ body: { to: "/staff/events", locale: "en" } }),
  "POST /api/staff/sign-in/identity/verify": freshIdentity,
  "POST /api/staff/sign-out": async ({ world, next }) => ({
    cookie: (await world.signIn({ email: `wychodzi${next()}@rops.example` })).cookie,
  }),
  "GET /api/staff/me": () => ({}),
  "GET /api/staff/me/sessions": () => ({}),
  "DELETE /api/staff/me/sessions": async ({ world, next }) => ({
    cookie: (await world.signIn({ email: `inne${next()}@rops.example` })).cookie,
  }),
  "DELETE /api/staff/me/sessions/{sessionId}": async ({ world, next }) => {
    const { cookie } = await world.signIn({ email: `konczy${next()}@rops.example` });
    const [, session = ""] = cookie.split("=");
    return { cookie, params: { sessionId: secretHash(session).slice(0, 16) } };
  },
  "GET /api/staff/me/passkeys": async (stage) => ({ cookie: (await freshPasskey(stage)).cookie }),
  "POST /api/staff/me/passkey-challenge": () => ({}),
  "POST /api/staff/me/passkeys": async ({ world, next }) => {
    const { actor, cookie } = await world.signIn({ email: `klucz${next()}@rops.example` });
    const service = world.deps.services.passkey;
    return { cookie, body: createAuthenticator().make(await service.beginPasskey(asStaff(world, actor))) };
  },
  "DELETE /api/staff/me/passkeys/{passkeyId}": async (stage) => {
    const { cookie, passkeyId } = await freshPasskey(stage);
    return { cookie, params: { passkeyId } };
  },
  "DELETE /api/staff/people/{staffId}/passkeys": async (stage) => ({
    params: { staffId: (await freshPasskey(stage)).staffId },
  }),
  "DELETE /api/staff/people/{staffId}/identity": async ({ world, next }) => ({
    params: { staffId: (await world.signIn({ email: `wolny${next()}@rops.example` })).staff.staffId },
  }),
  "GET /api/staff/people": () => ({}),
  "GET /api/staff/history": ({ world }) => ({ query: { part: "project", person: world.admin.staffId } }),
  "POST /api/staff/people": ({ next }) => ({
    body: { name: "Nowa Osoba", email: `nowa${next()}@rops.example`, role: "auditor", projectIds: "all" },
  }),
  "PUT /api/staff/people/{staffId}": async ({ world, next }) => {
    const { staff } = await world.signIn({ email: `zmieniana${next()}@rops.example` });
    return {
      params: { staffId: staff.staffId },
      body: { ...fieldsOf(StaffInputSchema, staff), name: "Inne Nazwisko", version: staff.version },
    };
  },

  "GET /api/staff/projects": () => ({}),
  "POST /api/staff/projects": () => ({ body: projectInput() }),
  "GET /api/staff/projects/{projectId}": ({ projectId }) => ({ params: { projectId } }),
  "PUT /api/staff/projects/{projectId}": async ({ world, projectId }) => ({
    params: { projectId },
    body: fieldsOf(
      ProjectChangeSchema,
      await world.deps.services.project.getProject(asStaff(world), projectId),
    ),
  }),
  "GET /api/staff/projects/{projectId}/support": ({ projectId }) => ({ params: { projectId } }),
  "GET /api/projects/{projectId}/schedule": async (stage) => {
    const { projectId } = await publishedSchedule(stage);
    return { params: { projectId }, query: { month: "2026-04" } };
  },
  "GET /api/staff/projects/{projectId}/schedule": ({ projectId }) => ({ params: { projectId } }),
  "GET /api/staff/projects/{projectId}/schedule/next": ({ projectId }) => ({ params: { projectId } }),
  "POST /api/staff/projects/{projectId}/schedule/publication": async (stage) => {
    await publishEvent(stage.world, stage.projectId);
    const { published } = await stage.world.deps.services.supportSchedule.getMonth(
      asStaff(stage.world),
      stage.projectId,
    );
    const version = published.find(({ month }) => month === "2026-04")?.version ?? 0;
    return { params: { projectId: stage.projectId }, body: { month: "2026-04", version } };
  },
  "GET /api/staff/projects/{projectId}/schedule/schedule.csv": ({ projectId }) => ({
    params: { projectId },
    query: { month: "2026-04" },
  }),
  "GET /api/staff/projects/{projectId}/schedule/schedule.xlsx": ({ projectId }) => ({
    params: { projectId },
    query: { month: "2026-04" },
  }),
  "GET /api/staff/projects/{projectId}/schedule/schedule.pdf": ({ projectId }) => ({
    params: { projectId },
    query: { month: "2026-04" },
  }),
  "POST /api/staff/projects/{projectId}/logos": ({ projectId }) => ({
    params: { projectId },
    body: { alt: "Logo", data: PIXEL },
  }),
  "DELETE /api/staff/projects/{projectId}/logos/{logoId}": async (stage) => ({
    params: { projectId: stage.projectId, logoId: await freshLogo(stage) },
  }),

  "GET /api/staff/events": ({ projectId }) => ({
    query: { projectId, state: "published", kind: "training", q: "rodzina" },
  }),
  "POST /api/staff/events": ({ projectId }) => ({ body: eventInput(projectId) }),
  "GET /api/staff/events/{eventId}": own,
  "PUT /api/staff/events/{eventId}": async (stage) => {
    const event = await fresh(stage);
    return {
      params: { eventId: event.eventId },
      body: { ...fieldsOf(EventInputSchema, event), title: { pl: "Inny tytuł" }, version: event.version },
    };
  },
  "DELETE /api/staff/events/{eventId}": async ({ world, projectId }) => ({
    params: { eventId: (await createDraft(world, projectId)).eventId },
  }),
  "GET /api/staff/events/{eventId}/team": own,
  "PUT /api/staff/events/{eventId}/team/{staffId}": async (stage) => ({
    params: { eventId: stage.event.eventId, staffId: (await freshColleague(stage)).staffId },
  }),
  "DELETE /api/staff/events/{eventId}/team/{staffId}": async (stage) => {
    const { staffId } = await freshColleague(stage);
    await putOnTeam(stage.world, stage.event, [staffId]);
    return { params: { eventId: stage.event.eventId, staffId } };
  },
  "POST /api/staff/events/{eventId}/publish": async ({ world, projectId }) => {
    const { eventId, version } = await createDraft(world, projectId);
    return { params: { eventId }, body: { version } };
  },
  "POST /api/staff/events/{eventId}/close": async (stage) => {
    const { eventId, version } = await fresh(stage);
    return { params: { eventId }, body: { version } };
  },
  "GET /api/staff/circulars": () => ({}),
  "GET /api/staff/events/{eventId}/circulars": ({ event }) => ({ params: { eventId: event.eventId } }),
  "POST /api/staff/events/{eventId}/circulars": ({ event }) => ({
    params: { eventId: event.eventId },
    body: CIRCULAR,
  }),
  "POST /api/staff/events/{eventId}/circular-files": ({ event }) => ({
    params: { eventId: event.eventId },
    body: letterFileInput(),
  }),
  "GET /api/staff/events/{eventId}/circulars/{circularId}/attachments/{fileId}": async (stage) => {
    const { world, event } = stage;
    const receipt = await letterFile(world, event);
    const { circularId, attachments = [] } = await world.deps.services.circular.writeCircular(
      asStaff(world),
      event.eventId,
      { ...CIRCULAR, attachments: [receipt] },
    );
    return { params: { eventId: event.eventId, circularId, fileId: attachments[0]?.fileId ?? "" } };
  },
  "POST /api/staff/events/{eventId}/circular-recipients": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { recipients: CIRCULAR.recipients },
  }),
  "GET /api/staff/events/{eventId}/circulars/{circularId}": async (stage) => ({
    params: (await written(stage)).params,
  }),
  "PUT /api/staff/events/{eventId}/circulars/{circularId}": async (stage) => ({
    params: (await written(stage)).params,
    body: { ...CIRCULAR, subject: { pl: "Nowy temat" }, version: 1 },
  }),
  "POST /api/staff/events/{eventId}/circulars/{circularId}/preview": async (stage) => {
    const { params, registrationId } = await written(stage);
    return { params, body: { registrationId, locale: "pl" } };
  },
  "POST /api/staff/events/{eventId}/circulars/{circularId}/test": async (stage) => {
    const { params, registrationId } = await written(stage);
    return { params, body: { registrationId, locale: "pl" } };
  },
  "POST /api/staff/events/{eventId}/circulars/{circularId}/sending": async (stage) => ({
    params: (await written(stage)).params,
    body: { version: 1 },
  }),
  "POST /api/staff/events/{eventId}/circulars/{circularId}/stop": async (stage) => {
    const { params, send } = await written(stage);
    return { params, body: { version: await send() } };
  },
  "GET /api/staff/events/{eventId}/circulars/{circularId}/letters.pdf": unreached,
  "GET /api/staff/events/{eventId}/circulars/{circularId}/labels.pdf": unreached,
  "GET /api/staff/events/{eventId}/circulars/{circularId}/recipients": async (stage) => ({
    params: (await written(stage)).params,
  }),
  "POST /api/staff/people-data": async (stage) => {
    const { registrationId } = await openRegistration(stage);
    return { body: { address: "lucja@ops.example", registrationIds: [registrationId] } };
  },
  "POST /api/staff/people-data/copy": copied,
  "POST /api/staff/people-data/copy.pdf": copied,
  "GET /api/registrations/{token}/copy.json": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "GET /api/registrations/{token}/copy.pdf": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
    query: { lang: "en" },
  }),
  "POST /api/staff/erasures": async (stage) => {
    const { registrationId } = await openRegistration(stage);
    return { body: { registrationIds: [registrationId], reason: "wniosek nr 7" } };
  },
  "GET /api/staff/erasures": () => ({}),
  "GET /api/staff/retention": () => ({}),
  "PUT /api/staff/retention": async ({ world }) => {
    const { version } = await world.deps.services.retention.getSwitch(asStaff(world));
    return { body: { isOn: false, version } };
  },
  "GET /api/staff/retention/projects": () => ({}),
  "GET /api/staff/projects/{projectId}/retention": ({ projectId }) => ({ params: { projectId } }),
  "PUT /api/staff/projects/{projectId}/retention": async ({ world, projectId }) => {
    const { version } = await world.deps.services.retention.getRetention(asStaff(world), projectId);
    return {
      params: { projectId },
      body: { terms: PRESETS.eu_2021, lastPaymentOn: "2027-03-15", version },
    };
  },
  "GET /api/staff/projects/{projectId}/retention/events": ({ projectId }) => ({ params: { projectId } }),
  "GET /api/staff/projects/{projectId}/retention/participants": ({ projectId }) => ({
    params: { projectId },
    query: { kind: "candidates" },
  }),
  "GET /api/staff/events/{eventId}/retention/people": async (stage) => ({
    params: { eventId: (await openRegistration(stage)).eventId },
    query: { kind: "contact" },
  }),
  "POST /api/staff/people-data/kept": async (stage) => ({
    body: { registrationIds: [(await openRegistration(stage)).registrationId] },
  }),
  "POST /api/staff/people-data/holds": async (stage) => ({
    body: {
      registrationIds: [(await openRegistration(stage)).registrationId],
      cause: "restriction",
      reason: "wniosek 4/2026",
    },
  }),
  "POST /api/staff/people-data/holds/{holdId}/end": async (stage) => {
    const { registrationId } = await openRegistration(stage);
    const { items } = await stage.world.deps.services.retention.holdPerson(asStaff(stage.world), {
      registrationIds: [registrationId],
      cause: "dispute",
      reason: "pozew 3/26",
    });
    return {
      params: { holdId: items[0]?.hold?.holdId ?? "" },
      body: { registrationId, reason: "ugoda" },
    };
  },
  "POST /api/staff/projects/{projectId}/retention/holds": ({ projectId }) => ({
    params: { projectId },
    body: { cause: "inspection", reason: "pismo WK-7/2026" },
  }),
  "POST /api/staff/projects/{projectId}/retention/holds/{holdId}/end": async ({ world, projectId }) => {
    const { holds } = await world.deps.services.retention.hold(asStaff(world), projectId, {
      cause: "dispute",
      reason: "pozew 3/26",
    });
    return { params: { projectId, holdId: holds.at(-1)?.holdId ?? "" }, body: { reason: "ugoda" } };
  },
  "GET /api/staff/undelivered": () => ({}),
  "GET /api/staff/undelivered/count": () => ({}),
  "GET /api/staff/worklist": () => ({}),
  "PUT /api/staff/events/{eventId}/undelivered/{missedBy}": async (stage) => ({
    params: await missedMail(stage),
    body: { dealt: true, version: 1 },
  }),
  "DELETE /api/staff/events/{eventId}/registrations/{registrationId}/suppression": async (stage) => ({
    params: await missedMail(stage),
    body: { reason: "Skrzynka znów działa" },
  }),
  "GET /api/staff/events/{eventId}/reminders": ({ event }) => ({ params: { eventId: event.eventId } }),
  "GET /api/subscriptions/{token}": subscribed,
  "PUT /api/subscriptions/{token}": async (stage) => ({
    ...(await subscribed(stage)),
    body: { wanted: true, kinds: ["training"] },
  }),
  "GET /api/subscriptions/{token}/one-click": subscribed,
  "POST /api/subscriptions/{token}/one-click": async (stage) => ({
    ...(await subscribed(stage)),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  }),
  "DELETE /api/staff/events/{eventId}/registrations/{registrationId}/news": async (stage) => ({
    params: { eventId: stage.event.eventId, registrationId: (await freshPerson(stage)).registrationId },
    body: { reason: "Prośba telefoniczna" },
  }),
  "POST /api/events/{slug}/interests": async (stage) => ({
    params: { slug: (await awaitedEvent(stage)).slug },
    body: { email: `oczekuje${stage.next()}@ops.example`, locale: "pl" },
  }),
  "GET /api/interests/{token}": interested,
  "PUT /api/interests/{token}": async (stage) => ({ ...(await interested(stage)), body: { wanted: true } }),
  "GET /api/staff/events/{eventId}/interests": own,
  "GET /api/staff/events/{eventId}/bulletins": own,
  "POST /api/staff/events/{eventId}/bulletins": async (stage) => ({
    params: { eventId: (await bulletinOf(stage)).eventId },
    body: BULLETIN,
  }),
  "POST /api/staff/events/{eventId}/bulletins/test": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { ...BULLETIN, locale: "pl" },
  }),
  "POST /api/staff/events/{eventId}/bulletins/preview": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { ...BULLETIN, locale: "pl" },
  }),
  "POST /api/staff/events/{eventId}/bulletins/{bulletinId}/stop": async (stage) => {
    const { eventId, send } = await bulletinOf(stage);
    const { bulletinId, version } = await send();
    return { params: { eventId, bulletinId }, body: { version } };
  },
  "GET /api/staff/events/{eventId}/invitations": ({ event }) => ({ params: { eventId: event.eventId } }),
  "POST /api/staff/events/{eventId}/invitations": ({ event, next }) => ({
    params: { eventId: event.eventId },
    body: {
      people: [{ email: `zaproszona${next()}@ops.example`, firstName: "Zofia", lastName: "Zaproszona" }],
    },
  }),
  "POST /api/staff/events/{eventId}/invitation-reminders": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { round: 1 },
  }),
  "DELETE /api/staff/events/{eventId}/invitations/{invitationId}": async (stage) => ({
    params: { eventId: stage.event.eventId, invitationId: (await invited(stage)).invitationId },
  }),
  "GET /api/invitations/{token}": async (stage) => ({ params: { token: (await invited(stage)).token } }),
  "POST /api/invitations/{token}/refusal": async (stage) => ({
    params: { token: (await invited(stage)).token },
  }),
  "GET /api/staff/events/{eventId}/access-codes": ({ event }) => ({ params: { eventId: event.eventId } }),
  "POST /api/staff/events/{eventId}/access-codes": ({ event, next }) => ({
    params: { eventId: event.eventId },
    body: { code: `przyklad ${next()}`, uses: 2, ownSeats: false },
  }),
  "PUT /api/staff/events/{eventId}/access-codes/{accessCode}": async ({ world, event, next }) => {
    const { code, version } = await world.deps.services.accessCode.createCode(asStaff(world), event.eventId, {
      code: `ZMIANA${next()}`,
      uses: 2,
      ownSeats: false,
    });
    return {
      params: { eventId: event.eventId, accessCode: code },
      body: { uses: 3, isOff: true, version },
    };
  },
  "GET /api/staff/events/{eventId}/selection": own,
  "PUT /api/staff/events/{eventId}/selection": async (stage) => {
    const { eventId, version } = await judgedEvent(stage);
    return {
      params: { eventId },
      body: {
        criteria: [
          {
            type: "scored",
            criterionId: "plan",
            title: { pl: "Plan", en: "Plan" },
            help: "Za plan wdrożenia.",
            most: 5,
            weight: 1,
          },
          {
            type: "formal",
            criterionId: "team",
            title: { pl: "Zespół" },
            refusal: { pl: "Nie ma zespołu." },
          },
        ],
        ties: ["registered"],
        version: version + 1,
      },
    };
  },
  "PUT /api/staff/events/{eventId}/selection/committee/{staffId}": async (stage) => {
    const { eventId } = await judgedEvent(stage);
    const { staff } = await stage.world.signIn({ email: `komisja${stage.next()}@rops.example` });
    return { params: { eventId, staffId: staff.staffId } };
  },
  "POST /api/staff/events/{eventId}/selection/committee/{staffId}/removal": async (stage) => {
    const { eventId, member } = await closedSheet(stage);
    return { params: { eventId, staffId: member.staffId }, body: { reason: "rezygnacja" } };
  },
  "POST /api/staff/events/{eventId}/selection/committee/{staffId}/reopening": async (stage) => {
    const { eventId, member } = await closedSheet(stage);
    return { params: { eventId, staffId: member.staffId }, body: { reason: "pomyłka" } };
  },
  "GET /api/staff/events/{eventId}/selection/sheet": async (stage) => {
    const { eventId, cookie } = await judgedEvent(stage);
    return { params: { eventId }, cookie };
  },
  "PUT /api/staff/events/{eventId}/selection/sheet/institutions": async (stage) => {
    const { eventId, cookie } = await judgedEvent(stage);
    const [{ institutionId }] = await freshInstitutions(stage);
    return { params: { eventId }, cookie, body: { institutionIds: [institutionId] } };
  },
  "PUT /api/staff/events/{eventId}/selection/sheet/conflicts/{registrationId}": async (stage) => {
    const { eventId, registrationId, cookie } = await judgedEvent(stage);
    return { params: { eventId, registrationId }, cookie };
  },
  "DELETE /api/staff/events/{eventId}/selection/sheet/conflicts/{registrationId}": async (stage) => {
    const { eventId, registrationId, cookie } = await judgedEvent(stage);
    return { params: { eventId, registrationId }, cookie };
  },
  "PUT /api/staff/events/{eventId}/selection/sheet/scores/{registrationId}": async (stage) => {
    const { eventId, registrationId, judgement, cookie } = await judgedEvent(stage);
    return { params: { eventId, registrationId }, cookie, body: judgement };
  },
  "POST /api/staff/events/{eventId}/selection/sheet/closing": async (stage) => {
    const { eventId, registrationId, judgement, member, cookie } = await judgedEvent(stage);
    const ctx = asStaff(stage.world, member);
    await stage.world.deps.services.selection.judge(ctx, eventId, registrationId, judgement);
    return { params: { eventId }, cookie };
  },
  "GET /api/staff/events/{eventId}/selection/ranking": async (stage) => {
    const { eventId } = await closedSheet(stage);
    return { params: { eventId } };
  },
  "POST /api/staff/events/{eventId}/selection/freezing": async (stage) => {
    const { eventId } = await closedSheet(stage);
    const { scores } = await stage.world.deps.services.selection.getRanking(asStaff(stage.world), eventId);
    return { params: { eventId }, body: { scores } };
  },
  "POST /api/staff/events/{eventId}/selection/unfreezing": async (stage) => {
    const { eventId, version } = await fixedRanking(stage);
    return { params: { eventId }, body: { reason: "błąd w punktach", version } };
  },
  "PUT /api/staff/events/{eventId}/selection/decisions": async (stage) => {
    const { eventId, version } = await fixedRanking(stage);
    return { params: { eventId }, body: { places: 1, reserve: 0, reason: "wynik oceny", version } };
  },
  "PUT /api/staff/events/{eventId}/selection/decisions/{registrationId}": async (stage) => {
    const { eventId, registrationId, version } = await fixedRanking(stage, true);
    return {
      params: { eventId, registrationId },
      body: { decision: "reserve", reason: "druga osoba z zespołu", version },
    };
  },
  "POST /api/staff/events/{eventId}/selection/announcement": async (stage) => {
    const { eventId, version } = await fixedRanking(stage, true);
    return { params: { eventId }, body: { version } };
  },
  "POST /api/staff/events/{eventId}/people-check": ({ event, next }) => ({
    params: { eventId: event.eventId },
    body: { people: [importedPerson(next())], formVersion: 1 },
  }),
  "POST /api/staff/events/{eventId}/people-imports": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { fileName: "uczestnicy.xlsx", people: 1, tells: false },
  }),
  "POST /api/staff/events/{eventId}/people-imports/{importId}/people": async (stage) => ({
    params: await begunImport(stage),
    body: { people: [importedPerson(stage.next())], formVersion: 1 },
  }),
  "POST /api/staff/events/{eventId}/people-imports/{importId}/end": async (stage) => ({
    params: await begunImport(stage),
  }),
  "GET /api/staff/events/{eventId}/selection/minutes.pdf": async (stage) => {
    const { eventId } = await fixedRanking(stage, true);
    return { params: { eventId } };
  },
  "GET /api/staff/events/{eventId}/selection/results.xlsx": async (stage) => {
    const { eventId } = await fixedRanking(stage, true);
    return { params: { eventId } };
  },
  "POST /api/staff/events/{eventId}/renewed-address": async ({ world, projectId }) => {
    const { eventId, version } = await createDraft(world, projectId, { visibility: "closed" });
    return { params: { eventId }, body: { version } };
  },
  "POST /api/staff/events/{eventId}/group-places": async ({ world, projectId }) => {
    const group = (groupId: string, code: string) => ({
      groupId,
      name: { pl: groupId },
      types: [],
      codes: [code],
      institutions: [],
      seats: 4,
    });
    const groups = [group("opole", "16"), group("katowice", "24")];
    const recruitment = { mode: "first_come", groups } as const;
    const { eventId, version } = await createDraft(world, projectId, { seats: 10, recruitment });
    const said = { reason: "Jedna osoba nie przyjedzie", askedBy: "Anna Nowak" };
    return { params: { eventId }, body: { from: "opole", to: "katowice", places: 1, ...said, version } };
  },
  "POST /api/staff/events/{eventId}/reopen": async (stage) => {
    const { eventId, version } = await fresh(stage);
    const closed = await stage.world.deps.services.event.closeEvent(asStaff(stage.world), eventId, version);
    return { params: { eventId }, body: { version: closed.version } };
  },
  "POST /api/staff/events/{eventId}/cancel": async (stage) => {
    const { eventId, version } = await fresh(stage);
    return { params: { eventId }, body: { version, reason: "Mało zgłoszeń" } };
  },
  "POST /api/staff/events/{eventId}/duplicate": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { startsOn: "2026-09-15" },
  }),
  "GET /api/staff/events/{eventId}/history": own,
  "GET /api/staff/events/{eventId}/counts": own,
  "GET /api/staff/events/{eventId}/registrations": ({ event }) => ({
    params: { eventId: event.eventId },
    query: { status: "confirmed", optionId: "a", q: "lucja", limit: "10" },
  }),
  "POST /api/staff/events/{eventId}/registrations": ({ event, next }) => ({
    params: { eventId: event.eventId },
    body: manualInput({ ...inPanel, lastName: `Papierowy ${next()}`, reason: "formularz papierowy" }),
  }),
  "GET /api/staff/events/{eventId}/registrations/{registrationId}": ({ event, person }) => ({
    params: { eventId: event.eventId, registrationId: person.registrationId },
  }),
  "PATCH /api/staff/events/{eventId}/registrations/{registrationId}": async (stage) => ({
    params: { eventId: stage.event.eventId, registrationId: (await freshPerson(stage)).registrationId },
    body: { version: 1, status: "rejected", reason: "spoza województwa" },
  }),
  "PUT /api/staff/events/{eventId}/registrations/{registrationId}/turn": async (stage) => {
    const event = await publishEvent(stage.world, stage.projectId, { seats: 1 });
    await signUp(stage.world, event, stage.next());
    const { registrationId } = await signUp(stage.world, event, stage.next());
    return {
      params: { eventId: event.eventId, registrationId },
      body: { before: null, reason: "pomyłka", version: 1 },
    };
  },
  "POST /api/staff/events/{eventId}/registrations/{registrationId}/renewed-link": async (stage) => ({
    params: { eventId: stage.event.eventId, registrationId: (await freshPerson(stage)).registrationId },
    body: { version: 1 },
  }),
  "POST /api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/resend": async (stage) => ({
    params: await failedMail(stage),
  }),
  "GET /api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/copy": async (stage) => ({
    params: await keptMail(stage),
  }),
  "POST /api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/address": async (stage) => ({
    params: await failedMailToHost(stage),
    body: { email: "poprawiony@cistor.example" },
  }),
  "GET /api/staff/events/{eventId}/messages": async (stage) => {
    const { eventId } = await failedMail(stage);
    return { params: { eventId }, query: { list: "missed", q: "żak" } };
  },
  "GET /api/staff/events/{eventId}/message-counts": own,
  "GET /api/staff/events/{eventId}/check-in-links": own,
  "POST /api/staff/events/{eventId}/check-in-links": ({ event }) => ({
    params: { eventId: event.eventId },
    body: { name: "Recepcja, Ola" },
  }),
  "DELETE /api/staff/events/{eventId}/check-in-links/{linkId}": async (stage) => ({
    params: { eventId: stage.event.eventId, linkId: (await freshDesk(stage)).linkId },
  }),
  "GET /api/check-in/{token}": async (stage) => ({ params: { token: (await freshDesk(stage)).token } }),
  "GET /api/check-in/{token}/app.webmanifest": async (stage) => ({
    params: { token: (await freshDesk(stage)).token },
  }),
  "POST /api/check-in/{token}/sync": async (stage) => ({
    params: { token: (await freshDesk(stage)).token },
    body: {
      walkIns: [],
      marks: [
        {
          markId: `mrk_${String(stage.next()).padStart(26, "0")}`,
          registrationId: stage.person.registrationId,
          unitId: "s1",
          state: "present",
          source: "scan",
          at: "2026-04-15T07:00:00.000Z",
          replaces: [],
        },
      ],
    },
  }),
  "GET /api/staff/events/{eventId}/attendance": own,
  "POST /api/staff/events/{eventId}/attendance/marks": ({ event, person }) => ({
    params: { eventId: event.eventId },
    body: { marks: [markInput({ registrationId: person.registrationId })] },
  }),
  "POST /api/staff/events/{eventId}/attendance/units/{unitId}/close": async (stage) => ({
    params: { eventId: (await eventNow(stage)).event.eventId, unitId: "s1" },
  }),
  "GET /api/staff/events/{eventId}/attendance/units/{unitId}/screen-code": async (stage) => ({
    params: { eventId: (await eventNow(stage)).event.eventId, unitId: "s1" },
  }),
  "PUT /api/staff/events/{eventId}/attendance/entitlements/{registrationId}": ({ event, person }) => ({
    params: { eventId: event.eventId, registrationId: person.registrationId },
    body: { entitled: true, reason: "choroba dziecka, nadrobi materiał" },
  }),
  "POST /api/staff/events/{eventId}/attendance/walk-ins": ({ event, next }) => ({
    params: { eventId: event.eventId },
    body: {
      walkInId: `wlk_${String(next()).padStart(26, "0")}`,
      firstName: "Zofia",
      lastName: `Niezapowiedziana ${next()}`,
      ...inPanel,
      unitIds: ["s1"],
      at: "2026-04-15T07:05:00.000Z",
    },
  }),
  "POST /api/registrations/{token}/check-in": async (stage) => {
    const { token, code } = await eventNow(stage);
    return { params: { token }, body: { code } };
  },
  "GET /api/staff/events/{eventId}/attendance-list.pdf": own,
  "GET /api/staff/events/{eventId}/attendance-list.xlsx": own,
  "GET /api/staff/events/{eventId}/attendance-list.csv": own,
  "GET /api/staff/events/{eventId}/papers/attendance-cards.pdf": own,
  "GET /api/staff/events/{eventId}/papers/class-register.pdf": own,
  "GET /api/staff/events/{eventId}/papers/passenger-list.pdf": own,
  "GET /api/staff/events/{eventId}/papers/rooming-list.pdf": own,
  "GET /api/staff/events/{eventId}/papers/needs-summary.pdf": own,
  "GET /api/staff/events/{eventId}/papers/badges.pdf": own,
  "GET /api/staff/events/{eventId}/poster.pdf": own,
  "GET /api/staff/events/{eventId}/attendance.xlsx": own,

  "GET /api/staff/mail-texts/{textOwner}": ({ event }) => ({ params: { textOwner: event.eventId } }),
  "POST /api/staff/mail-text-files/{textOwner}": ({ event }) => ({
    params: { textOwner: event.eventId },
    body: letterFileInput(),
  }),
  "GET /api/staff/mail-texts/{textOwner}/{mailKind}/attachments/{fileId}": async ({ world, event }) => {
    const { mailText } = world.deps.services;
    const params = { textOwner: event.eventId, mailKind: "reminder.before" };
    const { items } = await mailText.listMailTexts(asStaff(world), event.eventId);
    const version = items.find(({ kind }) => kind === params.mailKind)?.version ?? 0;
    const { attachments = [] } = await mailText.saveMailText(asStaff(world), event.eventId, params.mailKind, {
      ...MAIL_TEXT,
      attachments: [await textFile(world, event.eventId)],
      version,
    });
    return { params: { ...params, fileId: attachments[0]?.fileId ?? "" } };
  },
  "PUT /api/staff/mail-texts/{textOwner}/{mailKind}": async ({ world, event }) => {
    const { items } = await world.deps.services.mailText.listMailTexts(asStaff(world), event.eventId);
    const version = items.find(({ kind }) => kind === "registration.confirmed")?.version ?? 0;
    const params = { textOwner: event.eventId, mailKind: "registration.confirmed" };
    return { params, body: { ...MAIL_TEXT, version } };
  },
  "POST /api/staff/mail-texts/{textOwner}/{mailKind}/test": ({ event }) => ({
    params: { textOwner: event.eventId, mailKind: "registration.confirmed" },
    body: { ...MAIL_TEXT, locale: "pl" },
  }),
  "POST /api/staff/mail-texts/{textOwner}/{mailKind}/preview": ({ event, person: { registrationId } }) => ({
    params: { textOwner: event.eventId, mailKind: "registration.confirmed" },
    body: { ...MAIL_TEXT, locale: "pl", registrationId },
  }),
  "GET /api/staff/projects/{projectId}/certificate-template": ({ projectId }) => ({ params: { projectId } }),
  "PUT /api/staff/projects/{projectId}/certificate-template": async ({ world, projectId }) => ({
    params: { projectId },
    body: {
      ...TEMPLATE,
      version: (await world.deps.services.certificate.getTemplate(asStaff(world), projectId)).version,
    },
  }),
  "POST /api/staff/projects/{projectId}/certificate-template/preview": ({ projectId }) => ({
    params: { projectId },
    body: TEMPLATE,
  }),
  "GET /api/staff/events/{eventId}/certificates": ({ event }) => ({
    params: { eventId: event.eventId },
    query: { issuedOn: "2026-03-01" },
  }),
  "GET /api/staff/events/{eventId}/certificates/preview.pdf": ({ event, person }) => ({
    params: { eventId: event.eventId },
    query: { registrationId: person.registrationId },
  }),
  "POST /api/staff/events/{eventId}/certificates": async (stage) => {
    const { event, person } = await freshAttended(stage);
    return {
      params: { eventId: event.eventId },
      body: { registrationIds: [person.registrationId], institutions: [] },
    };
  },
  "POST /api/staff/certificates/{certificateId}/annul": async (stage) => ({
    ...(await certificateOf(stage)),
    body: { reason: "Błąd w nazwisku" },
  }),
  "POST /api/staff/certificates/{certificateId}/reissue": async (stage) => ({
    ...(await certificateOf(stage)),
    body: { reason: "Błąd w nazwisku" },
  }),
  "POST /api/staff/certificates/{certificateId}/duplicate": certificateOf,
  "GET /api/staff/certificates/{certificateId}/document.pdf": certificateOf,
  "GET /api/staff/projects/{projectId}/certificates": ({ projectId }) => ({
    params: { projectId },
    query: { year: "2026", state: "issued", q: "żak" },
  }),
  "GET /api/staff/projects/{projectId}/certificates.xlsx": ({ projectId }) => ({
    params: { projectId },
    query: { year: "2026", lang: "en" },
  }),
  "GET /api/registrations/{token}/certificates/{certificateId}/document.pdf": async (stage) => {
    const { token, certificateId } = await freshCertificate(stage);
    return { params: { token, certificateId } };
  },
  "PATCH /api/registrations/{token}/certificates/{certificateId}": async (stage) => {
    const { token, certificateId } = await freshCertificate(stage);
    return { params: { token, certificateId }, body: { nameShown: true } };
  },
  "GET /api/certificates/{code}": codeIn,
  "GET /api/certificates/{code}/credential.json": codeIn,
  "GET /api/certificates/{code}/status.json": codeIn,
  "GET /api/issuer": () => ({}),

  "GET /api/staff/projects/{projectId}/log": async (stage) => {
    const { projectId, input } = await freshEntry(stage);
    return { params: { projectId }, query: { month: input.day.slice(0, 7) } };
  },
  "POST /api/staff/projects/{projectId}/log": async (stage) => ({
    params: { projectId: stage.projectId },
    body: await entryInput(stage),
  }),
  "GET /api/staff/own-events": ({ cookies }) => ({ cookie: cookies.counsellor }),
  "GET /api/staff/own-events/{eventId}": ({ cookies, event }) => ({
    params: { eventId: event.eventId },
    cookie: cookies.counsellor,
  }),
  "GET /api/staff/own-logs": ({ cookies }) => ({ cookie: cookies.counsellor }),
  "GET /api/staff/projects/{projectId}/log/people": async (stage) => {
    await freshEntry(stage);
    return { params: { projectId: stage.projectId }, query: { q: "Uczestniczka" } };
  },
  "GET /api/staff/projects/{projectId}/log/start": ({ projectId }) => ({ params: { projectId } }),
  "GET /api/staff/projects/{projectId}/log/hours": ({ projectId }) => ({
    params: { projectId },
    query: { month: "2026-02" },
  }),
  "GET /api/staff/projects/{projectId}/log/entries/{entryId}": async (stage) => {
    const { projectId, entryId } = await freshEntry(stage);
    return { params: { projectId, entryId } };
  },
  "PUT /api/staff/projects/{projectId}/log/entries/{entryId}": async (stage) => {
    const { projectId, entryId, version, input } = await freshEntry(stage);
    return {
      params: { projectId, entryId },
      body: { ...input, to: "10:00", reason: "Pomyłka w karcie", version },
    };
  },
  "POST /api/staff/projects/{projectId}/log/entries/{entryId}/strike": async (stage) => {
    const { projectId, entryId, version } = await freshEntry(stage);
    return { params: { projectId, entryId }, body: { reason: "Wpisano dwa razy", version } };
  },
  "GET /api/staff/projects/{projectId}/log/entries/{entryId}/notes": async (stage) => {
    const { projectId, entryId, cookie } = await notedEntry(stage);
    return { params: { projectId, entryId }, cookie };
  },
  "PUT /api/staff/projects/{projectId}/log/entries/{entryId}/notes/{staffId}": async (stage) => {
    const { projectId, entryId, staffId, version, cookie } = await notedEntry(stage);
    return { params: { projectId, entryId, staffId }, body: { text: "Poprawiona", version }, cookie };
  },
  "GET /api/staff/projects/{projectId}/log/deputies": ({ projectId }) => ({ params: { projectId } }),
  "PUT /api/staff/projects/{projectId}/log/deputies/{staffId}": async (stage) => {
    const { projectId, world, next } = stage;
    const [counsellor, deputy] = [
      await world.signIn({ role: "coordinator", email: `doradca${next()}@rops.example` }),
      await world.signIn({ role: "coordinator", email: `zastepca${next()}@rops.example` }),
    ];
    return {
      params: { projectId, staffId: counsellor.staff.staffId },
      body: { deputyId: deputy.staff.staffId, reason: "Choroba", version: 0 },
    };
  },
  "GET /api/staff/projects/{projectId}/log/deputies/{staffId}/entries": async (stage) => {
    const { projectId, staffId, input, cookie } = await notedEntry(stage);
    return { params: { projectId, staffId }, query: { month: input.day.slice(0, 7) }, cookie };
  },
  "GET /api/staff/projects/{projectId}/log/log.csv": ({ projectId }) => ({
    params: { projectId },
    query: { month: "2026-02" },
  }),
  "GET /api/staff/projects/{projectId}/log/log.xlsx": ({ projectId }) => ({
    params: { projectId },
    query: { month: "2026-02" },
  }),
  "GET /api/staff/projects/{projectId}/log/monthly-card.pdf": async (stage) => {
    const { projectId, input } = await freshEntry(stage);
    return { params: { projectId }, query: { month: input.day.slice(0, 7) } };
  },
  "GET /api/staff/projects/{projectId}/participants/{participantId}/support-card.pdf": async (stage) => {
    const { projectId, input } = await freshEntry(stage);
    return { params: { participantId: input.participantId, projectId } };
  },
  "GET /api/staff/projects/{projectId}/figures": async (stage) => {
    const { projectId } = await freshEntry(stage);
    return { params: { projectId } };
  },
  "GET /api/staff/projects/{projectId}/figures/list": async (stage) => {
    const { projectId } = await freshEntry(stage);
    return { params: { projectId }, query: { cut: "all", row: "counted", figure: "people" } };
  },
  "GET /api/staff/projects/{projectId}/figures/figures.xlsx": async (stage) => {
    const { projectId } = await freshEntry(stage);
    return { params: { projectId } };
  },
  "GET /api/staff/projects/{projectId}/figures/figures.pdf": async (stage) => {
    const { projectId } = await freshEntry(stage);
    return { params: { projectId } };
  },
  "GET /api/staff/projects/{projectId}/export-profiles": async (stage) => {
    const { projectId } = await someProfile(stage);
    return { params: { projectId } };
  },
  "POST /api/staff/projects/{projectId}/export-profiles": ({ projectId }) => ({
    params: { projectId },
    body: { profile: PROFILE },
  }),
  "GET /api/staff/projects/{projectId}/export-profiles/{profileId}": async (stage) => {
    const { projectId, profileId } = await someProfile(stage);
    return { params: { projectId, profileId }, query: { revision: "1" } };
  },
  "PUT /api/staff/projects/{projectId}/export-profiles/{profileId}": async (stage) => {
    const { projectId, profileId, version } = await someProfile(stage);
    return { params: { projectId, profileId }, body: { profile: PROFILE, version } };
  },
  "PUT /api/staff/projects/{projectId}/export-profiles/{profileId}/check": async (stage) => {
    const { projectId, profileId, version } = await someProfile(stage);
    return { params: { projectId, profileId }, body: { checked: true, version } };
  },
  "GET /api/staff/projects/{projectId}/export-profiles/{profileId}/faults": async (stage) => {
    await freshParticipant(stage);
    // Of a candidate who is asked for more than a name.
    const { exportProfile } = stage.world.deps.services;
    const [name] = PROFILE.columns;
    const asking = {
      ...PROFILE,
      name: "Z brakami",
      columns: [name, { ...name, title: "Gmina", source: "entry.commune" as const }],
    };
    const { profileId } = await exportProfile.addProfile(
      asStaff(stage.world),
      stage.projectId,
      asking as typeof PROFILE,
      "faults",
    );
    return { params: { projectId: stage.projectId, profileId } };
  },
  "GET /api/staff/projects/{projectId}/export-profiles/{profileId}/funder-file.csv": filledProfile,
  "GET /api/staff/projects/{projectId}/export-profiles/{profileId}/funder-file.xlsx": filledProfile,
  "GET /api/staff/projects/{projectId}/snapshots": async (stage) => {
    await closedPeriod(stage);
    return { params: { projectId: stage.projectId } };
  },
  "POST /api/staff/projects/{projectId}/snapshots": ({ projectId }) => ({
    params: { projectId },
    body: somePeriod(),
  }),
  "GET /api/staff/projects/{projectId}/snapshots/{snapshotId}": async (stage) => ({
    params: await closedPeriod(stage),
  }),
  "GET /api/staff/projects/{projectId}/snapshots/{snapshotId}/changes": async (stage) => {
    const params = await closedPeriod(stage);
    return { params, query: { with: "now" } };
  },
  "POST /api/staff/projects/{projectId}/snapshots/{snapshotId}/withdraw": async (stage) => ({
    params: await closedPeriod(stage),
    body: { reason: "Zamknięty przez pomyłkę" },
  }),
  "GET /api/staff/projects/{projectId}/snapshots/{snapshotId}/link": async (stage) => ({
    params: await closedPeriod(stage),
  }),
  "GET /api/staff/projects/{projectId}/snapshots/{snapshotId}/snapshot.xlsx": async (stage) => ({
    params: await closedPeriod(stage),
  }),
  "GET /api/staff/projects/{projectId}/indicators": async (stage) => {
    await freshResult(stage);
    return { params: { projectId: stage.projectId } };
  },
  "POST /api/staff/projects/{projectId}/indicators": ({ projectId }) => ({
    params: { projectId },
    body: INDICATOR,
  }),
  "PUT /api/staff/projects/{projectId}/indicators/{indicatorId}": async (stage) => {
    const { projectId, indicatorId, version } = await someIndicator(stage);
    return { params: { projectId, indicatorId }, body: { ...INDICATOR, version } };
  },
  "PUT /api/staff/projects/{projectId}/indicators/{indicatorId}/removal": async (stage) => {
    const { projectId, indicatorId, version } = await someIndicator(stage);
    return { params: { projectId, indicatorId }, body: { removed: true, version } };
  },
  "GET /api/staff/projects/{projectId}/indicators/{indicatorId}/list": async (stage) => {
    await freshResult(stage);
    const { projectId, indicatorId } = await someIndicator(stage);
    return { params: { projectId, indicatorId }, query: { figure: "unconfirmed", split: "sex", row: "-" } };
  },
  "GET /api/staff/projects/{projectId}/indicators.xlsx": async (stage) => {
    const { projectId } = await freshResult(stage);
    return { params: { projectId } };
  },
  "GET /api/staff/projects/{projectId}/indicators.pdf": async (stage) => {
    const { projectId } = await freshResult(stage);
    return { params: { projectId } };
  },
  "GET /api/staff/projects/{projectId}/participants/{participantId}/results": async (stage) => {
    const { projectId, participantId } = await freshResult(stage);
    return { params: { projectId, participantId } };
  },
  "POST /api/staff/projects/{projectId}/participants/{participantId}/results": async (stage) => {
    const { indicatorId } = await someIndicator(stage);
    const { projectId, participantId } = await freshParticipant(stage);
    return { params: { projectId, participantId }, body: { ...RESULT, indicatorId } };
  },
  "POST /api/staff/projects/{projectId}/participants/{participantId}/results/{resultId}/strike": async (
    stage,
  ) => ({ params: await freshResult(stage), body: { reason: "Nie ta osoba", version: 1 } }),
  "POST /api/staff/projects/{projectId}/participants/{participantId}/results/{resultId}/proof": async (
    stage,
  ) => ({ params: await freshResult(stage), body: PROOF }),
  "POST /api/staff/projects/{projectId}/participants/{participantId}/results/{resultId}/proof/{fileId}/arrived":
    async (stage) => ({ params: await sentProof(stage), body: { reason: null } }),
  "GET /api/staff/projects/{projectId}/participants/{participantId}/results/{resultId}/proof/link": async (
    stage,
  ) => {
    const { fileId, ...address } = await sentProof(stage);
    await stage.world.deps.services.indicator.receiveProofOf(asStaff(stage.world), address, fileId, {
      reason: null,
    });
    return { params: address };
  },
  "GET /api/staff/projects/{projectId}/participants": async (stage) => {
    const { projectId } = await freshParticipant(stage);
    return { params: { projectId }, query: { q: "uczestniczka" } };
  },
  "POST /api/staff/projects/{projectId}/participants": ({ projectId, next }) => ({
    params: { projectId },
    body: participantInput(next()),
  }),
  "GET /api/staff/projects/{projectId}/participant-proposals": async (stage) => {
    await openRegistration(stage);
    return { params: { projectId: stage.projectId }, query: { attended: "yes" } };
  },
  "POST /api/staff/projects/{projectId}/participant-proposals": async (stage) => {
    const { registrationId } = await openRegistration(stage);
    return {
      params: { projectId: stage.projectId },
      body: { items: [{ registrationIds: [registrationId] }] },
    };
  },
  "GET /api/staff/projects/{projectId}/participants/{participantId}": async (stage) => {
    const { projectId, participantId } = await freshParticipant(stage);
    return { params: { projectId, participantId } };
  },
  "PUT /api/staff/projects/{projectId}/participants/{participantId}": async (stage) => {
    const { projectId, participantId, version, input } = await freshParticipant(stage);
    return { params: { projectId, participantId }, body: { ...input, phone: "+48600100200", version } };
  },
  "PUT /api/staff/projects/{projectId}/participants/{participantId}/course": async (stage) => {
    const { projectId, participantId, version } = await freshParticipant(stage);
    const course = { state: "completed", startsOn: "2026-02-10", endsOn: "2026-02-24" };
    return {
      params: { projectId, participantId },
      body: { ...course, reason: "Ścieżka ukończona", version },
    };
  },
  "PUT /api/staff/projects/{projectId}/participants/{participantId}/entry": async (stage) => {
    const { projectId, participantId, version } = await freshParticipant(stage);
    const answers = { sex: "woman", birthDate: "1980-02-29", education: "refused", commune: "0603142" };
    return { params: { projectId, participantId }, body: { answers, version } };
  },
  "POST /api/staff/projects/{projectId}/participants/{participantId}/merge": async (stage) => {
    const { projectId, participantId, version } = await freshParticipant(stage);
    const { participantId: into } = await freshParticipant(stage);
    return { params: { projectId, participantId }, body: { into, reason: "Ta sama osoba", version } };
  },
  "DELETE /api/staff/projects/{projectId}/participants/{participantId}/merge": async (stage) => {
    const { projectId, participantId, version } = await freshParticipant(stage);
    const { participantId: into } = await freshParticipant(stage);
    const ctx = asStaff(stage.world);
    const reason = "Ta sama osoba";
    await stage.world.deps.services.participant.mergeParticipant(ctx, projectId, participantId, {
      into,
      reason,
      version,
    });
    return {
      params: { projectId, participantId },
      body: { reason: "To jednak siostry", version: version + 1 },
    };
  },
  "DELETE /api/staff/projects/{projectId}/participants/{participantId}/registrations": async (stage) => {
    const { projectId, participantId, version } = await freshParticipant(stage);
    const { registrationId } = await openRegistration(stage);
    await stage.world.deps.services.participant.acceptProposals(asStaff(stage.world), projectId, [
      { registrationIds: [registrationId], participantId },
    ]);
    return {
      params: { projectId, participantId },
      body: { registrationId, reason: "To inna osoba", version: version + 1 },
    };
  },
  "GET /api/institutions": () => ({ query: { q: "OPS Mońki" } }),
  "GET /api/staff/institutions": async (stage) => {
    await freshInstitutions(stage);
    return { query: { state: "checked" } };
  },
  "POST /api/staff/institutions": ({ next }) => ({
    body: { name: `PCPR ${next()}`, type: "pcpr", town: "Mońki", communeCode: "2008053", nip: "5260250274" },
  }),
  "GET /api/staff/institutions/{institutionId}": async (stage) => {
    const [{ institutionId }] = await freshInstitutions(stage);
    return { params: { institutionId } };
  },
  "GET /api/staff/institutions/{institutionId}/events": async (stage) => {
    const [{ institutionId }] = await freshInstitutions(stage);
    return { params: { institutionId } };
  },
  "PUT /api/staff/institutions/{institutionId}": async (stage) => {
    const [{ institutionId, version }] = await freshInstitutions(stage);
    return {
      params: { institutionId },
      body: { name: `MOPS ${stage.next()}`, type: "ops", town: "Mońki", otherNames: ["OPS"], version },
    };
  },
  "POST /api/staff/institutions/{institutionId}/merge": async (stage) => {
    const [one, other] = await freshInstitutions(stage);
    return {
      params: { institutionId: one.institutionId },
      body: { into: other.institutionId, reason: "To ten sam ośrodek", version: one.version },
    };
  },
  "DELETE /api/staff/institutions/{institutionId}/merge": async (stage) => {
    const [one, other] = await freshInstitutions(stage);
    await stage.world.deps.services.institution.mergeInstitution(asStaff(stage.world), one.institutionId, {
      into: other.institutionId,
      reason: "To ten sam ośrodek",
      version: one.version,
    });
    return { params: { institutionId: one.institutionId }, body: { version: one.version + 1 } };
  },
};
