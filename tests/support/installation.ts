import type { EventId } from "@zapisy/core/event";
import type { FileId } from "@zapisy/core/file";
import { toActor } from "@zapisy/core/staff";
import type { Deps } from "@zapisy/functions/deps";
import { issuerOf } from "@zapisy/functions/document/credential";
import { expect } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "./actions.ts";
import { attendedEvent, codeOf, issueTo } from "./certificates.ts";
import { postFile, SCAN, scanInput } from "./files.ts";
import { agendaItem, signUpInput } from "./fixture.ts";
import type { World } from "./world.ts";

/** What people have in their hands of an installation: it must go on working wherever the data goes. */
export interface Belongings {
  slug: string;
  title: string;
  /** A personal link, and whose it is. */
  token: string;
  lastName: string;
  /** Code of a certificate's public page. */
  certificateCode: string;
  /** A scan that staff keep with an event. */
  scan: { eventId: EventId; fileId: FileId };
  /** The public key of its credentials. */
  issuerKey: string;
  staffAddress: string;
}

/** Work of a small office: an event that people sign up for, one that is over with certificates and a signed list. */
export async function furnish(deps: Deps, staffAddress: string): Promise<Belongings> {
  const staff = await deps.stores.staff.findByAddress(staffAddress);
  if (!staff) throw new Error(`${staffAddress} is not there`);
  const world = { deps, admin: toActor(staff), clock: { now: deps.clock() } } as World;
  const projectId = await createProject(world);
  const day = `${new Date().getUTCFullYear() + 1}-05-12`;
  const event = await publishEvent(world, projectId, {
    title: { pl: "Zażółć gęślą jaźń" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
    seats: 10_000,
  });
  const person = await signUp(world, event, 1);
  const past = await attendedEvent(world, projectId, 2);
  const [certificate] = await issueTo(world, past.event.eventId, past.people);
  if (!certificate) throw new Error("no certificate was issued");
  const { file } = deps.services;
  const announced = await file.announceEventFile(asStaff(world), past.event.eventId, scanInput());
  await postFile(announced, SCAN);
  await file.receiveEventFile(asStaff(world), past.event.eventId, announced.file.fileId);
  return {
    slug: event.slug,
    title: event.title.pl,
    token: person.token,
    lastName: signUpInput(1).lastName,
    certificateCode: codeOf(certificate),
    issuerKey: issuerOf(deps).id,
    scan: { eventId: past.event.eventId, fileId: announced.file.fileId },
    staffAddress,
  };
}

/**
 * Reads everything of {@link furnish} through the API of an installation.
 * @param ask sends a request to its API
 * @param deps its services, for what staff do
 */
export async function expectBelongings(
  ask: (path: string) => Promise<Response>,
  deps: Deps,
  belongings: Belongings,
): Promise<void> {
  const read = async (path: string) => {
    const answer = await ask(path);
    expect(answer.status, path).toBe(200);
    return answer.json() as Promise<Record<string, unknown>>;
  };
  const { slug, title, token, lastName, certificateCode, issuerKey, scan, staffAddress } = belongings;
  expect(await read(`/api/events/${slug}`)).toMatchObject({ title: { pl: title } });
  expect(JSON.stringify(await read(`/api/registrations/${token}`))).toContain(lastName);
  expect(await read(`/api/certificates/${certificateCode}`)).toMatchObject({ state: "issued" });
  const staff = await deps.stores.staff.findByAddress(staffAddress);
  if (!staff) throw new Error(`${staffAddress} is not there`);
  const ctx = deps.context(toActor(staff), "test");
  const url = await deps.services.file.linkEventFile(ctx, scan.eventId, scan.fileId, false);
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(SCAN);
  // Credentials that were handed out name this issuer.
  const issuer = await read("/api/issuer");
  expect(JSON.stringify(issuer)).toContain(issuerKey);
}
