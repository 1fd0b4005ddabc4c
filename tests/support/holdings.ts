import { RIGHTS, reachOf, type Right } from "@zapisy/core/access/rules";
import { manifests } from "@zapisy/core/manifests";
import type { EntityFacts } from "@zapisy/core/shared/manifest";
import { ENDS, PATHS, PURPOSES, type Holding, type Place } from "@zapisy/core/shared/holding";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";

type Fields = Holding["fields"];

/** Sayings that name or describe somebody; words and ids stand in rows of nobody as well. */
const PERSONAL = ["name", "contact", "facts", "special"];

/** Every field with what it says, those within others by their path. */
export function sayingsOf(fields: Fields, path = ""): [path: string, sayings: string[]][] {
  return Object.entries(fields).flatMap(([name, says]): [string, string[]][] => {
    if (typeof says === "string") return [[path + name, [says]]];
    if (Array.isArray(says)) return [[path + name, [...(says as string[])]]];
    return sayingsOf(says as Fields, `${path}${name}.`);
  });
}

/**
 * What is wrong with what is told of an entity.
 * @param stored its fields with the types that ElectroDB has of them
 */
export function faultsOf(holds: Holding, stored: Record<string, unknown>): string[] {
  const missing = Object.keys(stored).filter((name) => !(name in holds.fields));
  const extra = Object.keys(holds.fields).filter((name) => !(name in stored));
  // Of what has fields of its own each is told, and the compiler sees to it; a list says that it has none.
  const whole = Object.entries(holds.fields).filter(
    ([name, says]) => stored[name] === "any" && typeof says === "string" && PERSONAL.includes(says),
  );
  const isOfSomebody = sayingsOf(holds.fields).some(([, says]) => says.some((one) => PERSONAL.includes(one)));
  return [
    ...missing.map((name) => `${name} is stored and not told`),
    ...extra.map((name) => `${name} is told and not stored`),
    ...whole.map(([name]) => `${name} is told as a whole`),
    ...(holds.of === "nobody" && isOfSomebody ? ["holds something of somebody"] : []),
  ];
}

/** The record of what is kept of whom, as the manifests say it. */
export function privacyPage(): string {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const entities = manifests
    .flatMap((manifest) => Object.entries(manifest.entities as Record<string, EntityFacts>))
    .toSorted(([a], [b]) => a.localeCompare(b));
  const personal = entities.filter(([, { holds }]) => holds.of !== "nobody");
  const places = Object.assign(
    {},
    ...manifests.map((manifest) => ("bucket" in manifest ? manifest.bucket : {})),
  ) as Record<string, Place>;
  const others = entities.filter(([, { holds }]) => holds.of === "nobody");
  const lines = [
    "# What is where",
    "",
    "What is kept of people, field by field, as the manifests of the nouns say it (docs/decisions/0116). An organiser takes its record of",
    "processing (art. 30 GDPR) from here and decides what stands here as theirs to decide. A stored field that is not told does not compile,",
    "or fails `tests/infra/manifests.test.ts`, and so does an entity. `npx vitest run tests/infra/manifests.test.ts -u` writes this page anew.",
    "",
    "## Why",
    "",
    row(["purpose", "what for", "by what right"]),
    row(["---", "---", "---"]),
    ...Object.entries(PURPOSES).map(([name, { purpose, basis }]) => row([`\`${name}\``, purpose, basis])),
    "",
    "## In the table",
    "",
    "*id* leads to somebody (an id, a hash); *name* and *contact*; *facts* are answers, choices, attendance, points; in *words* somebody may",
    "name anybody; *special* is protected most (art. 9). Staff who read are those whose role has the right (`access.md`), in brackets as far",
    "as they have it: everywhere, (p)rojects, (t)eam. Whoever holds a personal link reads their own registration;",
    "whoever answers for requests (`privacy.requests`) reads, in a copy (docs/decisions/0119), all that is found of somebody.",
    "",
    row(["entity", "of whom", "purpose", "what", "until", "found by", "who reads"]),
    row(Array.from({ length: 7 }, () => "---")),
    ...personal.map(([name, { holds }]) =>
      row([
        `\`${name}\``,
        holds.of,
        holds.why,
        fieldsText(holds.fields),
        ENDS[holds.until],
        PATHS[holds.by],
        readersText(holds.read),
      ]),
    ),
    "",
    "Of nobody, but for who of staff changed it and what they wrote there: " +
      `${others.map(([name]) => `\`${name}\``).join(", ")}.`,
    "",
    "## In the bucket",
    "",
    row(["under", "what", "until", "found by"]),
    row(Array.from({ length: 4 }, () => "---")),
    ...Object.entries(places).map(([prefix, { what, until, by }]) =>
      row([`\`${prefix}/\``, what, until, by]),
    ),
    "",
    "## Elsewhere",
    "",
    "- *Queues* carry ids of messages, evidence and records of the stream; a failed record is named by its place. The stream itself holds rows as they",
    "  were before and after a change for 24 hours, for the functions that follow it.",
    "- *Logs* hold ids, never names, addresses or links, and end after three months; after a week where a stage is no permanent one.",
    "- *Mail* that SES has taken is out of our hands. Its news of deliveries name the message.",
    "- *Exports* (lists, registers, papers, calendars) are made when they are asked for, and not kept; that they were taken out is noted (0040).",
    "- *Backups*: point-in-time recovery for 35 days; vaults for as long as `BACKUP_YEARS` says; earlier versions of objects for a month (0037).",
    "- *One machine*: the same rows and objects in the data folder (database, files), all mail in its mailbox, and what `npm run backup` and `npm run",
    "  export` wrote elsewhere. A page of the database's file that was freed is overwritten when it is used again.",
    "- *Devices*: a desk keeps names and ticket codes of one event, encrypted, until the day after it (0017).",
    "",
  ];
  return lines.join("\n");
}

function fieldsText(fields: Fields): string {
  const bySaying = new Map<string, string[]>();
  for (const [path, says] of sayingsOf(fields))
    for (const one of says) {
      if (one !== "nothing")
        bySaying.set(one, [...(bySaying.get(one) ?? []), path.split(".").at(-1) ?? path]);
    }
  return [...bySaying].map(([says, names]) => `*${says}* ${names.join(", ")}`).join("; ");
}

function readersText(rights: readonly Right[]): string {
  const reach = new Map<string, string>();
  for (const right of RIGHTS.filter((one) => rights.includes(one)))
    for (const role of STAFF_ROLES) {
      const far = reachOf(role, right);
      if (far && !reach.has(role)) reach.set(role, far === "everywhere" ? role : `${role} (${far[0] ?? ""})`);
    }
  return rights.length === 0 ? "nobody" : [...reach.values()].join(", ");
}
