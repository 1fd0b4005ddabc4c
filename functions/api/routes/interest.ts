import { InterestChoiceSchema, InterestInputSchema } from "@zapisy/core/interest/schema";
import { defineRoute } from "../route.ts";

const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };
const OWN = "/api/interests/{token}";

/** Who wants to be told when one can sign up for an event. */
export const interestRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/events/{slug}/interests",
    summary: "Leave an address to be told once when one can sign up; it is asked to confirm by mail",
    access: "public",
    body: InterestInputSchema,
    limits: ["client", "eventSignUps", "mailbox"],
    answer: { status: 204, description: "A mail is on its way, whatever was known of the address" },
    errors: { 404: ["event.not_found"], 409: ["interest.not_awaited"] },
    async handle({ deps, ctx, params, body }) {
      await deps.services.interest.askToBeTold(ctx, params.slug, body);
      return { headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: OWN,
    summary: "Of what the holder of an address is to be told",
    access: "link",
    answer: { status: 200, description: "Event and address", json: "OwnInterest" },
    errors: { 404: ["interest.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.interest.getOwnInterest(ctx, params.token), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "PUT",
    path: OWN,
    summary: "Confirm that one wants to be told, or withdraw, by which the address is erased",
    access: "link",
    body: InterestChoiceSchema,
    limits: "confirms or erases what there is one of",
    answer: { status: 200, description: "Where it stands now", json: "OwnInterest" },
    errors: { 404: ["interest.not_found"] },
    async handle({ deps, ctx, params, body }) {
      return {
        body: await deps.services.interest.chooseOwnInterest(ctx, params.token, body),
        headers: PRIVATE,
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/interests",
    summary: "How many people want to be told when one can sign up; not who",
    access: "staff",
    answer: { status: 200, description: "Their number", json: "Interests" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.interest.countInterests(ctx, params.eventId) };
    },
  }),
];
