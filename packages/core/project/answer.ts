import * as v from "valibot";
import { count, Email, id, Instant, page, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { LOGO_TYPES, ORGANISATION_ROLES } from "./schema.ts";
import { SupportSchema } from "./support.ts";

/** An organisation that takes part in a project. */
export const Organisation = v.object({
  name: v.string(),
  role: v.picklist(ORGANISATION_ROLES),
  town: v.optional(v.string()),
});

/** A picture of the logo strip with the words that stand for it. */
export const Logo = v.object({ logoId: id("log"), mime: v.picklist(LOGO_TYPES), alt: v.string() });
export type Logo = v.InferOutput<typeof Logo>;

/** What the public sees of a project on its events' pages. */
export const ProjectView = v.strictObject({
  projectId: id("prj"),
  title: Text,
  number: v.optional(v.string()),
  funder: v.optional(v.string()),
  fundingClause: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  organisations: v.array(Organisation),
  logos: v.array(Logo),
});
export type ProjectView = v.InferOutput<typeof ProjectView>;

/** A project, as staff see it and as the domain knows it. */
export const Project = v.strictObject({
  projectId: id("prj"),
  title: Text,
  number: v.optional(v.string()),
  funder: v.optional(v.string()),
  fundingClause: v.optional(Text),
  informationClause: v.optional(Text),
  authorityClause: v.optional(Text),
  description: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  organisations: v.array(Organisation),
  territory: v.array(v.string()),
  targetGroups: v.array(v.string()),
  /** Its forms of support, retired ones too; absent: none. */
  supports: v.optional(v.array(SupportSchema)),
  contact: v.object({
    name: v.optional(v.string()),
    email: v.optional(Email),
    phone: v.optional(v.string()),
  }),
  logos: v.array(Logo),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Project = v.InferOutput<typeof Project>;

/** Projects of a member of staff. */
export const ProjectPage = page(Project);
