import { parseArgs } from "node:util";
import { StaffInputSchema } from "@zapisy/core/staff/schema";
import * as v from "valibot";
import { loadConfig } from "./config.ts";
import { createDeps } from "./deps.ts";

/**
 * npm run create-admin -- --stage NAME --name "Anna Nowak" --email anna@example.org
 * Of somebody who is there already `--reset-passkeys` takes the passkeys away, which they lost, and `--reset-identity` frees
 * them from their account at the organisation's provider.
 * Adds somebody who may do everything, with the rights of whoever runs it, and has a sign-in code mailed to them
 * by the site itself: when it arrives, the way from the table to the mailbox works.
 */
const { values } = readOptions();
const input = v.safeParse(StaffInputSchema, {
  name: values.name,
  email: values.email,
  locale: values.locale,
  role: "admin",
  projectIds: "all",
});
if (!input.success || !values.table || !values.url) {
  end('Say who, and where: --table NAME --url https://… --name "Anna Nowak" --email anna@example.org');
}
const { config } = loadConfig({ TABLE_NAME: values.table, PUBLIC_URL: values.url, LINK_KEY: "none" });
const deps = createDeps(config);
const { email, locale } = input.output;
const ctx = deps.context({ type: "system", name: "create-admin" }, "create-admin");
const existing = await deps.stores.staff.findByAddress(email);
if (!existing) await deps.services.staff.createStaff(ctx, input.output);
// Who has lost all passkeys, or has another account at work now, and knows no other admin gets in by a code again.
if (existing && values["reset-passkeys"]) await deps.services.passkey.resetPasskeys(ctx, existing.staffId);
if (existing && values["reset-identity"]) await deps.services.identity.resetIdentity(ctx, existing.staffId);
const answer = await fetch(new URL("/api/staff/sign-in", values.url), {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ email, locale }),
}).catch(() => end(`${values.url} does not answer, so no sign-in code was mailed. Try again when it does.`));
if (!answer.ok) end(`The site does not take sign-ins: ${answer.status} ${await answer.text()}`);
process.stdout.write(
  `${existing ? "Is there already" : "Added"}. A sign-in code was mailed to ${email}: when it arrives, mail works.\n` +
    `To sign in: ${new URL("/staff/sign-in", values.url).href}\n`,
);

function readOptions() {
  try {
    return parseArgs({
      options: {
        table: { type: "string" },
        url: { type: "string" },
        name: { type: "string" },
        email: { type: "string" },
        locale: { type: "string", default: "pl" },
        "reset-passkeys": { type: "boolean", default: false },
        "reset-identity": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return end((error as Error).message);
  }
}

function end(problem: string): never {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
