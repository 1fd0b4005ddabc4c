import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Limits } from "../limit/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { OwnSubscription } from "./answer.ts";
import { subscriptionIdOf, subscriptionIn } from "./link.ts";
import { chosen, ended, wished, type Wish } from "./rules.ts";
import type { Subscription, SubscriptionChoice, SubscriptionId, SubscriptionState } from "./schema.ts";
import type { SubscriptionStore } from "./store.ts";

interface SubscriptionDeps {
  subscriptions: SubscriptionStore;
  limits: Pick<Limits, "take">;
  secretKey: SecretKey;
}

const DAY_SECONDS = 86_400;
/** How long an address is kept that nobody confirmed, and one at which nothing is wanted any more: so long that can be taken back. */
const KEPT_DAYS: Partial<Record<SubscriptionState, number>> = { asked: 30, ended: 90 };

/** Changes what is kept of a mailbox, by what it says now; what it says then, undefined where nothing is kept. */
async function changeTo(
  { subscriptions }: Pick<SubscriptionDeps, "subscriptions">,
  subscriptionId: SubscriptionId,
  now: Instant,
  change: (known: Subscription | undefined) => Subscription | undefined,
): Promise<Subscription | undefined> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const known = await subscriptions.find(subscriptionId);
    const after = change(known);
    if (!after) return known;
    const days = KEPT_DAYS[after.state];
    const ttl = days === undefined ? undefined : epochSeconds(addSeconds(now, days * DAY_SECONDS));
    if (await subscriptions.keep(after, known, ttl)) return after;
    await jitter(attempt);
  }
  throw new UnavailableError("What is kept of an address is being changed by others.");
}

/** Notes what a change of a registration says of news to its address. Safe to do twice, and late. */
async function noteWish(deps: SubscriptionDeps, _ctx: Context, wish: Wish): Promise<void> {
  const subscriptionId = subscriptionIdOf(deps.secretKey, wish.email);
  const { updatedAt: at, registrationId } = wish.person;
  await changeTo(deps, subscriptionId, at, (known) => {
    if (wish.wants) return wished(known, subscriptionId, wish);
    return known && at >= known.updatedAt ? ended(known, at, "registration", { registrationId }) : undefined;
  });
}

/** What the holder of a link chose. Changes nothing: programs open links. @throws DomainError subscription.not_found */
async function getOwnSubscription(
  deps: SubscriptionDeps,
  _ctx: Context,
  token: string,
): Promise<OwnSubscription> {
  return toView(await findByToken(deps, token));
}

/**
 * Chooses for the holder of a link: to get news, of all kinds of events or some, or none; by the first time they show that the
 * address is theirs. @throws DomainError subscription.not_found, subscription.too_many_changes
 */
async function chooseOwnSubscription(
  deps: SubscriptionDeps,
  ctx: Context,
  token: string,
  choice: SubscriptionChoice,
): Promise<OwnSubscription> {
  const { subscriptionId } = await findByToken(deps, token);
  // Whoever wants no more is never one too many.
  if (choice.wanted) await deps.limits.take(ctx, "ownSubscription", subscriptionId);
  const after = await changeTo(
    deps,
    subscriptionId,
    ctx.now,
    (known) => known && chosen(known, choice, ctx.now),
  );
  if (!after) throw notFound();
  return toView(after);
}

/**
 * Ends it by the button of a mail program (RFC 8058). Said twice, or to what is there no more, it is ended: a program shows no errors.
 * A link that we did not make ends nothing. @throws DomainError subscription.not_found
 */
async function endByOneClick(deps: SubscriptionDeps, ctx: Context, token: string): Promise<void> {
  const subscriptionId = subscriptionIn(deps.secretKey, token);
  if (!subscriptionId) throw notFound();
  await changeTo(deps, subscriptionId, ctx.now, (known) => ended(known, ctx.now, "one_click"));
}

async function findByToken(deps: SubscriptionDeps, token: string): Promise<Subscription> {
  const subscriptionId = subscriptionIn(deps.secretKey, token);
  const found = subscriptionId && (await deps.subscriptions.find(subscriptionId));
  if (!found) throw notFound();
  return found;
}

function notFound(): DomainError {
  return new DomainError("not_found", "subscription.not_found");
}

function toView({ email, state, kinds, counties, updatedAt }: Subscription): OwnSubscription {
  const [local = "", domain = ""] = email.split("@");
  return { address: `${local.slice(0, 1)}…@${domain}`, state, kinds, counties, since: updatedAt };
}

const useCases = { noteWish, getOwnSubscription, chooseOwnSubscription, endByOneClick };

/** Use cases of subscriptions. */
export type SubscriptionService = Bound<typeof useCases>;

/** Makes the use cases of subscriptions over their stores. */
export function createSubscriptionService(deps: SubscriptionDeps): SubscriptionService {
  return bind(deps, useCases);
}
