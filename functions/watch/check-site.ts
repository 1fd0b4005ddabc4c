/** What a look at the site from outside came to. */
export interface SiteCheck {
  /** What did not work, in words for the log; nothing when everything did. */
  failures: string[];
  /** How long the slowest of the answers took. */
  slowestMs: number;
}

/** Sends a request, as `fetch` does. */
export type Ask = (url: URL, init: RequestInit) => Promise<Response>;

/** Longer than anybody waits. */
const PATIENCE_MS = 10_000;

/**
 * Looks at the site as a visitor does, through CloudFront: whether its parts work, the page and its script, the catalogue, the page of an event,
 * and the way of a sign-up up to its refusal. The sign-up is an empty form: it comes as far as the API's schema, which
 * needs the link key by then, and is refused before anything is written or counted.
 * @param ask sends a request
 */
export async function checkSite(publicUrl: string, ask: Ask = fetch): Promise<SiteCheck> {
  const failures: string[] = [];
  let slowestMs = 0;
  /** Asks, and takes the answer's text if it is as wanted. */
  const look = async (
    what: string,
    path: string,
    isRight: (status: number, text: string) => boolean,
    init?: { method: string; headers: Record<string, string>; body: string },
  ): Promise<string | undefined> => {
    const startedAt = performance.now();
    try {
      const answer = await ask(new URL(path, publicUrl), {
        ...init,
        headers: { "user-agent": "zapisy-watch", ...init?.headers },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await answer.text();
      if (isRight(answer.status, text)) return text;
      failures.push(`${what}: answered ${answer.status}${illParts(text)}`);
    } catch (cause) {
      failures.push(`${what}: ${cause instanceof Error ? cause.name : "no answer"}`);
    } finally {
      slowestMs = Math.max(slowestMs, Math.round(performance.now() - startedAt));
    }
    return undefined;
  };

  await look("health", "/api/health", (status) => status === 200);
  const page = await look("page", "/", (status, text) => status === 200 && SCRIPT.test(text));
  const script = SCRIPT.exec(page ?? "")?.[1];
  if (script) await look("script of the page", script, (status) => status === 200);
  const catalogue = await look(
    "catalogue",
    "/api/events",
    (status, text) => status === 200 && slugsOf(text) !== undefined,
  );
  const slug = slugsOf(catalogue ?? "")?.[0];
  // Without an event to be seen there is none to look at, and nobody to sign up.
  if (slug !== undefined) {
    const path = `/api/events/${slug}`;
    await look("event", path, (status, text) => status === 200 && text.includes(JSON.stringify(slug)));
    await look("sign-up", `${path}/registrations`, isRefused, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
  }
  return { failures, slowestMs };
}

/** The first script that the page loads. */
const SCRIPT = /<script type="module"[^>]* src="(\/assets\/[^"]+\.js)"/;

/** Which parts of the service are ill, as the API says it (`/api/health`). */
function illParts(text: string): string {
  const ill = [...text.matchAll(/"(\w+)":"ill"/g)].map(([, part]) => part);
  return ill.length > 0 ? ` (${ill.join(", ")} ill)` : "";
}

function slugsOf(catalogue: string): string[] | undefined {
  try {
    const { items } = JSON.parse(catalogue) as { items?: { slug: string }[] };
    return items?.map(({ slug }) => slug);
  } catch {
    return undefined;
  }
}

/** The API itself refused the form, field by field; a refusal by anything before it looks different. */
function isRefused(status: number, text: string): boolean {
  return status === 422 && text.includes('"code":"request.invalid"');
}
