import { isServerError, isThrottlingError, isTransientError } from "@smithy/core/retry";

/** Longest that a call to AWS takes with all its attempts, in ms. */
const CALL_LIMIT_MS = 9_000;

/** What cannot be had now, and is worth asking again: what takes too long, or has no room. */
export class UnavailableError extends Error {
  override name = "UnavailableError";
}

/** How long one attempt of a client may take, and a call with all its attempts, in ms. */
export interface CallLimits {
  callTimeout?: number;
  connectionTimeout?: number;
  requestTimeout?: number;
  socketTimeout?: number;
}

/**
 * How long one attempt of a client may take. Without `throwOnRequestTimeout` the SDK only writes a warning and goes on
 * waiting (`@smithy/node-http-handler`, set-request-timeout).
 */
export function attemptLimits({
  connectionTimeout = 2_000,
  requestTimeout = 5_000,
  socketTimeout = 20_000,
}: CallLimits = {}) {
  // The socket's limit is for an answer that begins and then stands still.
  return { connectionTimeout, requestTimeout, socketTimeout, throwOnRequestTimeout: true };
}

/** What of a client of the SDK is needed to put something around its calls. */
interface LimitedClient {
  middlewareStack: {
    add(
      middleware: (next: (args: never) => Promise<never>, context: object) => (args: never) => Promise<never>,
      options: { name: string; step: "initialize" | "finalizeRequest"; priority?: "low" },
    ): void;
  };
}

/**
 * Lets a client begin no further attempt of a call that has taken nine seconds, unless told otherwise: with
 * {@link attemptLimits} it ends within fifteen, and nothing is sent any more after its caller was told so.
 */
export function limitCalls<Client>(client: Client, { callTimeout = CALL_LIMIT_MS }: CallLimits = {}): Client {
  const { middlewareStack } = client as LimitedClient;
  const deadlines = new WeakMap<object, number>();
  middlewareStack.add(
    (next, context) => (args) => {
      deadlines.set(context, performance.now() + callTimeout);
      return next(args);
    },
    { name: "callBegins", step: "initialize" },
  );
  middlewareStack.add(
    (next, context) => (args) => {
      if (performance.now() > (deadlines.get(context) ?? Infinity))
        return Promise.reject(new UnavailableError(`No answer within ${callTimeout} ms.`));
      return next(args);
    },
    // Inside of the SDK's attempts.
    { name: "callEnds", step: "finalizeRequest", priority: "low" },
  );
  return client;
}

/**
 * Whether something failed because a service does not answer, is too busy or is broken, so that it is worth asking again;
 * everything else is a bug. Looks through what ElectroDB wraps.
 */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof UnavailableError) return true;
    const known = cause as Parameters<typeof isTransientError>[0];
    if (isTransientError(known) || isThrottlingError(known) || isServerError(known)) return true;
  }
  return false;
}

/** Gives up waiting after a time; what was waited for goes on. @throws UnavailableError */
export async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new UnavailableError(`Not finished within ${milliseconds} ms.`)),
    milliseconds,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
