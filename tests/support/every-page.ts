import { interestIdOf, interestToken } from "@zapisy/core/interest";
import type { StaffInput } from "@zapisy/core/staff/schema";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "./actions.ts";
import { attendedEvent, codeOf, issueTo } from "./certificates.ts";
import { agendaItem, delegationInput, eventInput } from "./fixture.ts";
import { dayAhead, mailsTo, type Product, yesterday } from "./product.ts";
import type { World } from "./world.ts";

/** As whom a page is looked at: nobody known, the first administrator, or an account of the role whose page it is. */
export type Viewer = "visitor" | "admin" | (typeof OUTSIDE)[number];

const OUTSIDE = ["partner", "referrer", "counsellor", "committee"] as const;

/** Every page of the app, by its path as the tables of routes have it, and as whom it is looked at. */
export const PAGES: Record<string, Viewer> = {
  "/": "visitor",
  "/accessibility": "visitor",
  "/check-in/:token": "visitor",
  "/delegations/:token": "visitor",
  "/events/:slug": "visitor",
  "/events/:slug/delegation": "visitor",
  "/events/:slug/sign-up": "visitor",
  "/news/:token": "visitor",
  "/news/event/:slug": "visitor",
  "/news/own/:token": "visitor",
  "/registrations/:token": "visitor",
  "/schedule/:projectId": "visitor",
  "/verify": "visitor",
  "/verify/:code": "visitor",
  "/staff/sign-in": "visitor",
  "/staff": "admin",
  "/staff/account": "admin",
  "/staff/certificates": "admin",
  "/staff/events": "admin",
  "/staff/events/all": "admin",
  "/staff/events/drafts": "admin",
  "/staff/events/new": "admin",
  "/staff/events/past": "admin",
  "/staff/events/:eventId": "admin",
  "/staff/events/:eventId/attendance": "admin",
  "/staff/events/:eventId/attendance/screen/:unitId": "admin",
  "/staff/events/:eventId/certificates": "admin",
  "/staff/events/:eventId/content": "admin",
  "/staff/events/:eventId/history": "admin",
  "/staff/events/:eventId/messages": "admin",
  "/staff/events/:eventId/messages/texts": "admin",
  "/staff/events/:eventId/overview": "admin",
  "/staff/events/:eventId/programme": "admin",
  "/staff/events/:eventId/recruitment": "admin",
  "/staff/events/:eventId/registrations": "admin",
  "/staff/events/:eventId/registrations/import": "admin",
  "/staff/events/:eventId/registrations/referrals": "admin",
  "/staff/events/:eventId/selection": "admin",
  "/staff/history": "admin",
  "/staff/institutions": "admin",
  "/staff/institutions/:institutionId": "admin",
  "/staff/messages": "admin",
  "/staff/messages/texts": "admin",
  "/staff/messages/undelivered": "admin",
  "/staff/people": "admin",
  "/staff/privacy": "admin",
  "/staff/privacy/retention": "admin",
  "/staff/privacy/retention/:projectId": "admin",
  "/staff/projects": "admin",
  "/staff/projects/new": "admin",
  "/staff/projects/:projectId": "admin",
  "/staff/projects/:projectId/certificate-template": "admin",
  "/staff/projects/:projectId/figures": "admin",
  "/staff/projects/:projectId/funder-file": "admin",
  "/staff/projects/:projectId/indicators": "admin",
  "/staff/projects/:projectId/log": "admin",
  "/staff/projects/:projectId/mail-texts": "admin",
  "/staff/projects/:projectId/participants": "admin",
  "/staff/projects/:projectId/participants/:participantId": "admin",
  "/staff/projects/:projectId/participants/proposals": "admin",
  "/staff/projects/:projectId/schedule": "admin",
  "/staff/projects/:projectId/snapshots": "admin",
  "/staff/projects/:projectId/support": "admin",
  "/staff/roles": "admin",
  "/staff/settings": "admin",
  "/staff/partner": "partner",
  "/staff/partner/:eventId": "partner",
  "/staff/partner/projects/:projectId": "partner",
  "/staff/referrals": "referrer",
  "/staff/referrals/:eventId": "referrer",
  "/staff/log": "counsellor",
  "/staff/log/:projectId": "counsellor",
  "/staff/sessions": "counsellor",
  "/staff/sessions/:eventId": "counsellor",
  "/staff/sessions/:eventId/attendance": "counsellor",
  "/staff/committee": "committee",
  "/staff/committee/:eventId": "committee",
};

/** What pages are looked at with. */
export interface Filled {
  /** The address of the account of each role. */
  accounts: Record<(typeof OUTSIDE)[number], string>;
  /** The address of a page, with something that is there in place of its parameters. */
  addressOf: (path: string) => string;
}

/** Fills a product with what its pages show: a project with people, events to come and past, and an account of each role. */
export async function fillPages(product: Product): Promise<Filled> {
  const { deps } = product;
  const { actor: admin, now } = product.office();
  // As much of a world as those who make events and people look at.
  const world = { deps, admin, clock: { now } } as World;
  const projectId = await createProject(world, {
    title: { pl: "Każda strona – Żmudź" },
    supports: [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }],
    startsOn: "2020-01-01",
    endsOn: "2099-12-31",
  });
  const { institutionId } = await deps.services.institution.addInstitution(asStaff(world), {
    name: "Województwo Małopolskie",
    type: "other",
    town: "Kraków",
    otherNames: [],
  });
  const ahead = dayAhead();
  const coming = await publishEvent(world, projectId, {
    title: { pl: "Wizyta studyjna w Żmudzi" },
    dates: { type: "exact", startsOn: ahead, endsOn: ahead },
    agenda: [agendaItem({ day: ahead })],
    recruitment: { mode: "first_come", delegations: true, referrals: "also" },
  });
  const day = yesterday();
  const { event: past, people } = await attendedEvent(world, projectId, 1, {
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day, from: "00:00", to: "00:30" })],
  });
  const [certificate] = await issueTo(world, past.eventId, people);
  if (!certificate) throw new Error("no certificate was issued");
  const tentative = await publishEvent(world, projectId, {
    dates: { type: "tentative", period: "2099" },
    agenda: [],
  });
  const judged = await publishEvent(world, projectId, {
    title: { pl: "Szkoła liderek" },
    dates: { type: "exact", startsOn: ahead, endsOn: ahead },
    agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day: ahead })),
    recruitment: { mode: "selection" },
  });
  await signUp(world, judged, 1);
  await deps.services.selection.setCriteria(asStaff(world), judged.eventId, {
    criteria: [{ type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 2 }],
    ties: ["criteria", "registered"],
    version: 0,
  });
  const accounts = { partner: "", referrer: "", counsellor: "", committee: "" };
  for (const role of OUTSIDE) {
    const email = `${role}@strony.example`;
    const input: StaffInput = {
      name: `Żaneta ${role}`,
      email,
      role,
      locale: "pl",
      projectIds: [projectId],
      active: true,
      ...((role === "partner" || role === "referrer") && { institutionId }),
    };
    const { staffId } = await deps.services.staff.createStaff(asStaff(world), input);
    if (role === "counsellor") await deps.services.team.joinTeam(asStaff(world), past.eventId, staffId);
    if (role === "committee")
      await deps.services.selection.joinCommittee(asStaff(world), judged.eventId, staffId);
    accounts[role] = email;
  }
  const { participantId } = await deps.services.participant.addParticipant(asStaff(world), projectId, {
    firstName: "Łucja",
    lastName: "Źdźbło-Żółkiewska",
    formerLastNames: [],
    categories: [],
    territory: [],
  });
  const month = day.slice(0, 7);
  await deps.services.supportSchedule.publishMonth(asStaff(world), projectId, month, 0);
  const params = { projectId, participantId, institutionId, slug: coming.slug, code: codeOf(certificate) };
  const tokens = await tokensOf(product, world, { coming, tentative });
  const own: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(tokens).map(([path, token]) => [path, path.replace(":token", token)]),
    ),
    "/news/event/:slug": `/news/event/${tentative.slug}`,
    "/staff/committee/:eventId": `/staff/committee/${judged.eventId}`,
    "/staff/events/:eventId/selection": `/staff/events/${judged.eventId}/selection`,
    "/staff/partner/:eventId": `/staff/partner/${coming.eventId}`,
    "/staff/referrals/:eventId": `/staff/referrals/${coming.eventId}`,
    "/staff/events/:eventId/registrations/referrals": `/staff/events/${coming.eventId}/registrations/referrals`,
  };
  const values: Record<string, string> = {
    ...params,
    eventId: past.eventId,
    unitId: past.agenda[0]?.itemId ?? "",
  };
  return {
    accounts,
    addressOf: (path) => own[path] ?? path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name),
  };
}

/** The secrets in the addresses of pages that a link opens, by their paths. */
async function tokensOf(
  product: Product,
  world: World,
  { coming, tentative }: Record<"coming" | "tentative", { eventId: `evt_${string}`; slug: string }>,
): Promise<Record<string, string>> {
  const { deps } = product;
  const email = "nowiny@strony.example";
  const consents = {
    informationClause: true,
    rules: true,
    image: false,
    newsletter: true,
    needs: false,
  } as const;
  const { token } = await signUp(world, coming, 2, { email, consents });
  const { token: contact } = await deps.services.delegation.registerDelegation(
    asPublic(world),
    coming.slug,
    delegationInput(3),
  );
  const { url } = await deps.services.checkIn.createLink(asStaff(world), coming.eventId, {
    name: "Recepcja",
  });
  await deps.services.interest.askToBeTold(asPublic(world), tentative.slug, { email, locale: "pl" });
  const interestId = interestIdOf(deps.secretKey, tentative.eventId, email);
  const news = (await mailsTo(product, email, 3)).flatMap(
    ({ body }) => /\/news\/(?!own\/)([\w-]+)/.exec(body.text)?.[1] ?? [],
  );
  if (!news[0]) throw new Error("no link to choose what mail comes");
  return {
    "/registrations/:token": token,
    "/delegations/:token": contact,
    "/check-in/:token": url.split("/").at(-1) ?? "",
    "/news/own/:token": interestToken(deps.secretKey, { eventId: tentative.eventId, interestId }),
    "/news/:token": news[0],
  };
}
