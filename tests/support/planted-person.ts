import { refOf } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { StaffRegistrationPatchSchema } from "@zapisy/core/registration/schema";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import * as v from "valibot";
import { asPublic, asStaff, publishEvent, signUp } from "./actions.ts";
import { attachment, attachmentInput, fileQuestion, formWith } from "./attachments.ts";
import { agendaItem, CONSENTS, delegationInput } from "./fixture.ts";
import type { MailingWorld } from "./mailbox.ts";
import { referralInput, referringInstitution, signInReferrer } from "./referral.ts";
import { sesNews } from "./ses-events.ts";

/** Somebody whom nobody else is called like. */
export function somebody(number: number) {
  const letter = "abcdefghijkl"[number] ?? "";
  const surname = `Erazmusińska${letter}`;
  const email = `wienczyslawa.${letter}@ops.example`;
  const phone = `6012349${String(number).padStart(2, "0")}`;
  const person = { firstName: "Wieńczysława", lastName: surname, email, phone };
  const secret = `tajemnica${letter}ha`;
  return { person, email, words: [surname, `wienczyslawa.${letter}`, phone, secret], secret };
}
/** Somebody who is planted. */
export type Somebody = ReturnType<typeof somebody>;

/** Somebody at an event, with an answer, a file, needs, consents, mails of which one came back, and words of staff about them. */
export async function wholeRegistration(
  mailing: MailingWorld,
  projectId: ProjectId,
  one: Somebody,
  overrides: Parameters<typeof publishEvent>[2] = {},
) {
  const { world } = mailing;
  const questions = [
    fileQuestion(),
    { questionId: "why", label: { pl: "Dlaczego?" }, type: "text" as const, required: false },
  ];
  const event = await publishEvent(world, projectId, {
    form: formWith(questions, { newsletterConsent: true }),
    ...overrides,
  });
  const bytes = Buffer.from(`%PDF-1.7\n% ${one.secret}\n%%EOF\n`);
  const paper = await attachment(
    { world },
    event,
    bytes,
    attachmentInput({ name: `${one.secret}.pdf`, bytes: bytes.byteLength }),
  );
  const { registrationId } = await signUp(world, event, 1, {
    ...one.person,
    institution: { name: `Fundacja ${one.secret}`, type: "ngo", town: "Mońki" },
    position: `kustoszka ${one.secret}`,
    answers: { paper, why: `bo ${one.secret}` },
    needs: { diet: "vegan", note: `alergia ${one.secret}` },
    consents: { ...CONSENTS, needs: true, newsletter: true, image: true },
  });
  await mailing.arrived();
  const [message] = await world.deps.stores.messages.listByOwner(registrationId);
  if (message) await createMailFeedbackHandler(world.deps)(sesNews(refOf(message), "permanent"));
  const version = (await world.deps.stores.registrations.find(registrationId))?.version;
  await world.deps.services.registration.changeRegistration(
    asStaff(world),
    event.eventId,
    registrationId,
    v.parse(StaffRegistrationPatchSchema, {
      version,
      room: `pokój ${one.secret}`,
      reason: `dzwoniła ${one.secret}`,
    }),
  );
  await mailing.arrived();
  return { event, registrationId };
}

/** The same person everywhere else where one can be. */
export async function everywhereElse(
  mailing: MailingWorld,
  projectId: ProjectId,
  one: Somebody,
): Promise<RegistrationId[]> {
  const { world } = mailing;
  const { services } = world.deps;
  const ctx = asStaff(world);
  const selected = await publishEvent(world, projectId, { recruitment: { mode: "selection" } });
  const applicant = await signUp(world, selected, 1, one.person);
  const { round } = await services.selection.setCriteria(ctx, selected.eventId, {
    criteria: [{ type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 1 }],
    ties: ["registered"],
    version: 0,
  });
  const { actor: member } = await world.signIn({
    email: `komisja.${one.email}`.replace(one.email, "x@rops.example"),
  });
  await services.selection.joinCommittee(ctx, selected.eventId, member.staffId);
  await services.selection.judge(asStaff(world, member), selected.eventId, applicant.registrationId, {
    formal: {},
    points: { need: 7 },
    note: `zna ją ${one.secret}`,
    round,
  });
  const referring = await publishEvent(world, projectId, {
    recruitment: { mode: "first_come", referrals: "also" },
  });
  const institutionId = await referringInstitution(world, `OPS ${one.email.length}`, "Żmudź");
  const { actor: referrer } = await signInReferrer(world, projectId, institutionId);
  const { choices, answers } = referralInput(1).person;
  const referred = await services.referral.refer(asStaff(world, referrer), referring.eventId, {
    ...referralInput(1),
    person: { ...one.person, choices, answers },
    document: { number: `KS/${one.secret}`, date: "2026-02-20" },
  });
  const led = await publishEvent(world, projectId, {
    recruitment: { mode: "first_come", delegations: true },
  });
  await services.delegation.registerDelegation(
    asPublic(world),
    led.slug,
    delegationInput(1, {
      contact: { name: `${one.person.firstName} ${one.person.lastName}`, email: one.email },
    }),
  );
  await services.invitation.invite(ctx, led.eventId, {
    people: [one.person].map(({ email, firstName, lastName }) => ({ email, firstName, lastName })),
    locale: "pl",
  });
  const ahead = await publishEvent(world, projectId, {
    dates: { type: "exact", startsOn: "2026-06-15", endsOn: "2026-06-15" },
    agenda: [agendaItem({ day: "2026-06-15" })],
    recruitment: { mode: "first_come", opens: "2026-06-01T08:00" },
  });
  await services.interest.askToBeTold(asPublic(world), ahead.slug, { email: one.email, locale: "pl" });
  await mailing.arrived();
  return [applicant.registrationId, referred.registrationId];
}
