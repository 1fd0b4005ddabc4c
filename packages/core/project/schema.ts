import * as v from "valibot";
import {
  DaySchema,
  line,
  OptionalEmailSchema,
  optionalLine,
  OptionalPhoneSchema,
  optionalPrintedLine,
  printedLine,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { localizedPrintedLine, localizedPrintedText, localizedText } from "../shared/localized-text.ts";
import type { Day } from "../shared/time.ts";
import { SupportsSchema } from "./support.ts";

export { keepsSupports, MAX_SUPPORTS, SUPPORT_MODES, type Support } from "./support.ts";

/** Ids of projects. */
export type ProjectId = Id<"prj">;

/**
 * What an organisation is in a project. Documents print the lead first, then partners; supporters and
 * invited institutions stand apart (programme requirement R2).
 */
export const ORGANISATION_ROLES = ["lead", "partner", "supporter", "invited"] as const;
/** One of the four roles. */
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

const OrganisationSchema = v.strictObject({
  name: printedLine(200),
  role: v.picklist(ORGANISATION_ROLES),
  town: optionalPrintedLine(100),
});
/** An organisation that takes part in a project. */
export type Organisation = v.InferOutput<typeof OrganisationSchema>;

/** TERYT code: voivodeship (2 digits), county (4) or commune (7). Names are not unique, codes are. */
export const TerytCodeSchema = v.pipe(v.string(), v.regex(/^(\d{2}|\d{4}|\d{7})$/, "field.teryt"));

const projectFields = v.strictObject({
  title: localizedPrintedLine(300),
  /** Contract number with the funder, as it must stand on every document. */
  number: optionalPrintedLine(100),
  /** Funder or programme, e.g. "PO KL, Priorytet VII, Działanie 7.3". */
  funder: optionalPrintedLine(300),
  /** The sentence about the source of money that the funder demands on documents. */
  fundingClause: v.optional(localizedPrintedText(600)),
  /** Information clause of the organiser (art. 13 GDPR) with which events of the project begin; each may have its own. */
  informationClause: v.optional(localizedText(20_000)),
  /**
   * Information clause of the managing authority, which controls what goes into its system. It is the project's: as it reads now, all
   * who sign up for its events are shown it.
   */
  authorityClause: v.optional(localizedText(20_000)),
  description: v.optional(localizedText(4000)),
  startsOn: DaySchema,
  endsOn: DaySchema,
  organisations: v.pipe(
    v.array(OrganisationSchema),
    v.minLength(1, "project.lead_missing"),
    v.maxLength(40, "field.too_many"),
    v.check((list) => list.filter(({ role }) => role === "lead").length === 1, "project.one_lead"),
  ),
  territory: v.pipe(v.array(TerytCodeSchema), v.maxLength(60, "field.too_many")),
  targetGroups: v.pipe(v.array(line(120)), v.maxLength(20, "field.too_many")),
  /** Its forms of support; absent: as they are. */
  supports: v.optional(SupportsSchema),
  contact: v.strictObject({
    name: optionalLine(120),
    email: OptionalEmailSchema,
    phone: OptionalPhoneSchema,
  }),
});

const isInOrder = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }) => startsOn <= endsOn;

/** What staff write about a project. */
export const ProjectInputSchema = v.pipe(
  projectFields,
  v.forward(
    v.check((project) => isInOrder(project), "project.ends_before_start"),
    ["endsOn"],
  ),
);
/** What staff write about a project. */
export type ProjectInput = v.InferOutput<typeof ProjectInputSchema>;

/** A project as staff change it, over the version that they were shown. */
export const ProjectChangeSchema = v.pipe(
  v.strictObject({ ...projectFields.entries, version: VersionSchema }),
  v.forward(
    v.check((project) => isInOrder(project), "project.ends_before_start"),
    ["endsOn"],
  ),
);

/** The kinds of picture a logo may be; vector files can carry scripts and are refused. */
export const LOGO_TYPES = ["image/png", "image/jpeg"] as const;
/** How large one logo may be: it lives in a table item of its own (400 kB at most) as base64. */
export const LOGO_MAX_BYTES = 200_000;
/** How many logos the strip has at most. */
export const LOGO_MAX_COUNT = 6;

/** A logo as staff upload it. */
export const LogoInputSchema = v.strictObject({
  alt: line(300),
  /** Base64 of a PNG or JPEG file. */
  data: v.pipe(
    v.string(),
    v.base64("logo.not_a_picture"),
    v.maxLength(Math.ceil(LOGO_MAX_BYTES / 3) * 4, "logo.too_large"),
  ),
});
/** A logo as staff upload it. */
export type LogoInput = v.InferOutput<typeof LogoInputSchema>;
