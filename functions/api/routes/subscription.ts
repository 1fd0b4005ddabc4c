import { NewsEndInputSchema } from "@zapisy/core/registration/schema";
import { OneClickSchema, SubscriptionChoiceSchema } from "@zapisy/core/subscription/schema";
import { defineRoute } from "../route.ts";

const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };
const ONE_CLICK = "/api/subscriptions/{token}/one-click";
const HTML = "text/html";
const TEXT = "text/plain";

/** A page that leads to another: in words too, for whoever is not led. The path is of letters, digits and lines. */
function leadTo(path: string): string {
  return `<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>Zapisy</title><meta http-equiv="refresh" content="0; url=${path}"></head>
<body><p><a href="${path}">Wybór wiadomości o wydarzeniach</a></p><p lang="en"><a href="${path}">Choose your news of events</a></p></body>
</html>
`;
}

/** News of events at one's own address, by the link that every one of them has. */
export const subscriptionRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/subscriptions/{token}",
    summary: "What the holder of an address chose",
    access: "link",
    answer: { status: 200, description: "The choice", json: "OwnSubscription" },
    errors: { 404: ["subscription.not_found"] },
    async handle({ deps, ctx, params }) {
      return {
        body: await deps.services.subscription.getOwnSubscription(ctx, params.token),
        headers: PRIVATE,
      };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/subscriptions/{token}",
    summary:
      "Choose to get news of events, of all kinds or some, or none; the first time confirms the address",
    access: "link",
    body: SubscriptionChoiceSchema,
    limits: ["ownSubscription"],
    answer: { status: 200, description: "The choice, as it is now", json: "OwnSubscription" },
    errors: { 404: ["subscription.not_found"] },
    async handle({ deps, ctx, params, body }) {
      const view = await deps.services.subscription.chooseOwnSubscription(ctx, params.token, body);
      return { body: view, headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: ONE_CLICK,
    summary:
      "Where the address of `List-Unsubscribe` leads whoever opens it: to the page where one chooses; it changes nothing",
    access: "link",
    answer: { status: 200, description: "A page that leads there", file: HTML },
    errors: { 404: ["subscription.not_found"] },
    async handle({ deps, ctx, params: { token } }) {
      await deps.services.subscription.getOwnSubscription(ctx, token);
      return new Response(leadTo(`/news/${token}`), {
        headers: { ...PRIVATE, "content-type": `${HTML}; charset=utf-8` },
      });
    },
  }),
  defineRoute({
    method: "POST",
    path: ONE_CLICK,
    summary: "End news of events by the button of a mail program (RFC 8058)",
    access: "link",
    body: OneClickSchema,
    form: true,
    limits: "ends what there is one of, and has to work whenever it is pressed",
    answer: { status: 200, description: "It is ended; twice is the same as once", file: TEXT },
    errors: { 404: ["subscription.not_found"] },
    async handle({ deps, ctx, params }) {
      await deps.services.subscription.endByOneClick(ctx, params.token);
      return new Response("Unsubscribed\n", {
        headers: { ...PRIVATE, "content-type": `${TEXT}; charset=utf-8` },
      });
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}/registrations/{registrationId}/news",
    summary:
      "Take the consent to news of events back for somebody who asked for it; it ends at all events of their address",
    access: "staff",
    body: NewsEndInputSchema,
    answer: { status: 204, description: "It is taken back; twice is the same as once" },
    errors: {
      403: ["registration.read_only"],
      404: ["event.not_found", "registration.not_found"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId }, body }) {
      await deps.services.registration.endNewsFor(ctx, eventId, registrationId, body);
      return {};
    },
  }),
];
