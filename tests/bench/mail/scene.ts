import { toActor } from "@zapisy/core/staff";
import type { Deps } from "@zapisy/functions/deps";
import { eventInput, projectInput, signUpInput } from "../../support/fixture.ts";

const SIGN_UPS_AT_ONCE = 50;
/** The address of the only member of staff. */
export const STAFF_ADDRESS = "anna@zapisy.example";

/** Publishes an event for each number of seats; null is as many as want one. */
export async function publishAll({ services, context }: Deps, seats: readonly (number | null)[]) {
  const staff = await services.staff.createStaff(context({ type: "system", name: "bench" }, "bench"), {
    name: "Anna Nowak",
    email: STAFF_ADDRESS,
    role: "admin",
    projectIds: "all",
    locale: "pl",
    active: true,
  });
  const asStaff = () => context(toActor(staff), "bench");
  const { projectId } = await services.project.createProject(asStaff(), projectInput());
  const day = `${new Date().getUTCFullYear() + 1}-05-12`;
  const events = [];
  for (const number of seats) {
    const input = eventInput(projectId, {
      seats: number,
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
    });
    const draft = await services.event.createEvent(asStaff(), input);
    events.push(await services.event.publishEvent(asStaff(), draft.eventId, draft.version));
  }
  return { asStaff, events };
}

/** Signs one person up. */
export function signUpOne(deps: Deps, slug: string, number: number) {
  const ctx = deps.context({ type: "public" }, "bench");
  return deps.services.registration.registerParticipant(ctx, slug, signUpInput(number));
}

/** Signs people up, many at once. */
export async function signUpAll(deps: Deps, slug: string, { from, count }: { from: number; count: number }) {
  let next = from;
  await Promise.all(
    Array.from({ length: SIGN_UPS_AT_ONCE }, async () => {
      while (next < from + count) await signUpOne(deps, slug, next++);
    }),
  );
}
