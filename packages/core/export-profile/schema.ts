import * as v from "valibot";
import { PARTICIPANT_STATES } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { beginsFormula } from "../shared/csv.ts";
import { anyLine, line, optionalLine, VersionSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { tidyLine } from "../shared/text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of profiles that a project has of its own. */
export type ExportProfileId = Id<"xpr">;

/** A profile as it is asked for: one of a project's own, or one that comes with the product by its name. */
export const ProfileNameSchema = v.pipe(
  v.string(),
  v.regex(/^(xpr_[0-9A-Z]{26}|[a-z0-9-]{1,40})$/, "field.id"),
);

/** How many profiles a project has of its own at most. */
export const MAX_PROFILES = 30;
/** How many columns a profile has at most. */
export const MAX_COLUMNS = 120;
/** How many bytes all of a profile comes to at most, as JSON: it is one item of the table, which holds 400 kB. */
const MAX_BYTES = 200_000;
/** How many values a dictionary has at most. */
const MAX_VALUES = 100;

/** What one row of a file is: a person, a person under one form of support that they were given, or an institution. */
export const ROWS = ["person", "support", "institution"] as const;
/** What one row of a file is. */
export type Rows = (typeof ROWS)[number];

/** Where the value of a cell comes from, but for indicators: `indicator.` with the id of one says whether it counts the person. */
export const SOURCES = [
  "participant.id",
  "participant.firstName",
  "participant.lastName",
  "participant.formerLastNames",
  "participant.email",
  "participant.phone",
  "participant.categories",
  "participant.sector",
  "participant.state",
  "participant.startsOn",
  "participant.endsOn",
  /** Whole years on the day of the first support. */
  "participant.age",
  "entry.sex",
  "entry.birthDate",
  "entry.education",
  "entry.employment",
  /** TERYT code of seven digits. */
  "entry.commune",
  "entry.degurba",
  /** Of that commune, as the register calls them, and their codes. */
  "place.county",
  "place.countyCode",
  "place.voivodeship",
  "place.voivodeshipCode",
  /** Among whose people they were at events. */
  "partner.name",
  /** From which they came to events; in a file of institutions the one of the row. */
  "institution.name",
  "institution.town",
  "institution.type",
  "institution.nip",
  "institution.commune",
  "institution.county",
  "institution.voivodeship",
  /** In a file of institutions: how many people of it took part. */
  "institution.people",
  /** The form of the row; in a file of people all that were given. */
  "support.name",
  "support.module",
  "support.mode",
  /** In the hours of that form; in a file of people those of all forms, by the clock. */
  "support.hours",
  "project.number",
  "project.title",
  "project.funder",
  "project.startsOn",
  "project.endsOn",
  /** What the column says of itself, in every row. */
  "constant",
  /** Is not kept here: the column stays empty, and the page says so. */
  "not_kept",
] as const;

const INDICATOR = /^indicator\.(ind_[0-9A-Z]{26})$/;

/** Where a value comes from. */
export type Source = (typeof SOURCES)[number] | `indicator.ind_${string}`;

/** Accepts where a value comes from. */
export const SourceSchema = v.pipe(
  v.string(),
  v.maxLength(60, "field.too_long"),
  v.check((text) => (SOURCES as readonly string[]).includes(text) || INDICATOR.test(text), "profile.source"),
) as unknown as v.GenericSchema<Source>;

/** The id of the indicator that a source names. */
export function indicatorOf(source: Source): string | undefined {
  return INDICATOR.exec(source)?.[1];
}

/** Whether a source says something of a person, and so cannot stand in a file of institutions. */
export function isOfPerson(source: Source): boolean {
  return /^(participant|entry|place|partner|support|indicator)\./.test(source);
}

/** A text of a file. A spreadsheet may not take it for a formula, and nothing may be put before it to prevent that. */
function cellText(maxLength: number) {
  return v.pipe(
    anyLine(maxLength),
    v.check((text) => !beginsFormula(text), "profile.formula"),
  );
}

/** What stands between several values: with its spaces, and otherwise as texts are kept. */
const JoinSchema = v.pipe(
  v.string(),
  v.maxLength(5, "field.too_long"),
  v.check((text) => !beginsFormula(text), "profile.formula"),
  v.check((text) => tidyLine(`a${text}a`) === `a${text}a`, "profile.line_break"),
);

/** A value of a source as a profile names it. */
const ValueSchema = anyLine(120);

/** How a day is written. */
export const DATE_FORMATS = ["yyyy-MM-dd", "dd.MM.yyyy", "yyyyMMdd", "yyyy"] as const;

/** What is done with a value before it stands in a cell: one of these, and never code. */
const StepSchema = v.variant("do", [
  v.strictObject({ do: v.literal("date"), as: v.picklist(DATE_FORMATS) }),
  v.strictObject({ do: v.literal("upper") }),
  v.strictObject({ do: v.literal("lower") }),
  /** Of what is told as `yes` or `no`. */
  v.strictObject({ do: v.literal("yesno"), yes: cellText(60), no: cellText(60) }),
  /** A value that does not stand in it is a fault. */
  v.strictObject({
    do: v.literal("dictionary"),
    values: v.pipe(v.record(ValueSchema, cellText(300)), v.maxEntries(MAX_VALUES, "field.too_many")),
  }),
  /** Puts zeros (or another character) before a value until it is so long. */
  v.strictObject({
    do: v.literal("pad"),
    length: v.pipe(
      v.number(),
      v.integer("field.number"),
      v.minValue(1, "field.too_small"),
      v.maxValue(40, "field.too_large"),
    ),
    with: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]$/, "field.unknown")), "0"),
  }),
  /** Polish numbers as nine digits, others with 00 before the country, because a `+` begins a formula. */
  v.strictObject({ do: v.literal("phone") }),
  /** Which sign stands before decimals. */
  v.strictObject({ do: v.literal("decimal"), sign: v.picklist([",", "."]) }),
]);
/** What is done with a value. */
export type Step = v.InferOutput<typeof StepSchema>;

const ColumnSchema = v.pipe(
  v.strictObject({
    title: v.pipe(cellText(200), v.nonEmpty("field.required")),
    source: SourceSchema,
    /** Of a constant: what stands in every row. */
    text: v.optional(cellText(300)),
    steps: v.optional(v.pipe(v.array(StepSchema), v.maxLength(5, "field.too_many"))),
    /** What stands between several values; absent: several are a fault. */
    join: v.optional(JoinSchema),
    /** An empty cell is a fault: always, or where the value of another source is one of these. */
    required: v.optional(
      v.variant("when", [
        v.strictObject({ when: v.literal("always") }),
        v.strictObject({
          when: v.literal("is"),
          source: SourceSchema,
          in: v.pipe(
            v.array(ValueSchema),
            v.minLength(1, "field.required"),
            v.maxLength(MAX_VALUES, "field.too_many"),
          ),
        }),
      ]),
    ),
    maxLength: v.optional(
      v.pipe(
        v.number(),
        v.integer("field.number"),
        v.minValue(1, "field.too_small"),
        v.maxValue(2000, "field.too_large"),
      ),
    ),
    /** For whoever reads the profile. */
    note: optionalLine(300),
  }),
  v.forward(
    v.check(({ source, text }) => (source === "constant") === (text !== undefined), "profile.constant"),
    ["text"],
  ),
  v.forward(
    v.check(({ source, required }) => source !== "not_kept" || !required, "profile.never_there"),
    ["required"],
  ),
);
/** A column of a file. */
export type Column = v.InferOutput<typeof ColumnSchema>;

/** A profile: what a file of a funder looks like, as data that staff can read and change. */
export const ProfileSchema = v.pipe(
  v.strictObject({
    /** Of this description, so that one from another time is not misread. */
    format: v.literal(1),
    name: line(120),
    /** Where its columns and values come from. */
    origin: optionalLine(600),
    rows: v.picklist(ROWS),
    /** Who stands in it; of a file of institutions: whose institutions. Candidates are participants of nothing yet. */
    states: v.pipe(
      v.array(v.picklist(PARTICIPANT_STATES)),
      v.minLength(1, "field.required"),
      v.maxLength(PARTICIPANT_STATES.length, "field.too_many"),
    ),
    columns: v.pipe(
      v.array(ColumnSchema),
      v.minLength(1, "field.required"),
      v.maxLength(MAX_COLUMNS, "field.too_many"),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { rows, columns } = dataset.value;
    if (new TextEncoder().encode(JSON.stringify(dataset.value)).length > MAX_BYTES)
      addIssue({
        message: "profile.too_large",
        path: [{ type: "object", origin: "value", input: dataset.value, key: "columns", value: columns }],
      });
    const titles = new Set<string>();
    for (const [index, column] of columns.entries()) {
      const at = (key: "title" | "source", message: string) =>
        addIssue({
          message,
          path: [
            { type: "object", origin: "value", input: dataset.value, key: "columns", value: columns },
            { type: "array", origin: "value", input: columns, key: index, value: column },
            { type: "object", origin: "value", input: column, key, value: column[key] },
          ],
        });
      if (titles.has(column.title)) at("title", "profile.same_title");
      titles.add(column.title);
      const wanted =
        column.required?.when === "is" ? [column.source, column.required.source] : [column.source];
      if (rows === "institution" && wanted.some(isOfPerson)) at("source", "profile.not_of_institution");
      if (rows !== "institution" && wanted.includes("institution.people"))
        at("source", "profile.of_institution");
    }
  }),
);
/** A profile of an export. */
export type Profile = v.InferOutput<typeof ProfileSchema>;

/** A profile that a project is to have of its own. */
export const ProfileInputSchema = v.strictObject({ profile: ProfileSchema });
/** A profile as staff change it, over the version that they were shown. */
export const ProfileChangeSchema = v.strictObject({ profile: ProfileSchema, version: VersionSchema });
/** A profile as staff change it. */
export type ProfileChange = v.InferOutput<typeof ProfileChangeSchema>;
/** That the organiser checked a profile against the funder's present rules, or takes that back. */
export const ProfileCheckSchema = v.strictObject({ checked: v.boolean(), version: VersionSchema });
/** That the organiser checked a profile. */
export type ProfileCheck = v.InferOutput<typeof ProfileCheckSchema>;

/** A profile that a project has of its own, as it is now. */
export interface ExportProfile {
  projectId: ProjectId;
  profileId: ExportProfileId;
  profile: Profile;
  /** Which text of it: a file says by which it was made. Saying that it was checked makes no new one. */
  revision: number;
  /** Who of staff says that this revision is as the funder wants it; absent: it is unofficial. */
  checked?: { by: string; at: Instant };
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
