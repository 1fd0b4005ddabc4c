import { countsSpecial } from "../../indicator/rules.ts";
import type { Institution } from "../../institution/schema.ts";
import type { Participant, ParticipantId } from "../../participant/schema.ts";
import type { Project, ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { getEditable, getReadable } from "../../participant/access.ts";
import { pageOf } from "../../shared/page.ts";
import { getNamed } from "../access.ts";
import type { ExportCheck, FaultyRow } from "../answer.ts";
import type { ExportProfileDeps } from "../deps.ts";
import { makeRows, type Outcome, sourcesOf } from "../rules.ts";
import { indicatorOf, type Profile, type Source } from "../schema.ts";
import { type Known, peopleOf, subjectsOf } from "../subjects.ts";

/** People, or institutions, in one page of those who have faults. */
const LISTED_AT_ONCE = 100;
/** Participants in one read. */
const PEOPLE_AT_ONCE = 500;

/** A file before it is written, with the profile by which it is made. */
export interface FunderFile {
  project: Project;
  profile: Profile;
  revision: number;
  /** Nobody of the project has said that it is as the funder wants it. */
  isUnofficial: boolean;
  head: string[];
  rows: string[][];
}

/**
 * What a file would be now: whose data are not ready for it, a page at a time, and how many are.
 * @throws DomainError project.not_found, participant.forbidden, profile.not_found, request.invalid
 */
export async function findFaults(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  profileId: string,
  cursor?: string,
): Promise<ExportCheck> {
  const project = await getReadable(deps, ctx, projectId);
  const { profile } = await getNamed(deps, projectId, profileId);
  const { known, ended, leftOut } = await loadKnown(deps, ctx, project, profile);
  const outcome = makeRows(profile, subjectsOf(profile.rows, known));
  const { good, faulty } = outcome;
  const page = pageOf(faulty, LISTED_AT_ONCE, cursor);
  return {
    all: good.length + faulty.length,
    good: good.length,
    faulty: faulty.length,
    rows: good.reduce((sum, { cells }) => sum + cells.length, 0),
    leftOut,
    ended,
    notKept: emptyIn(profile, known),
    ...page,
    items: namedIn(known, page.items),
  };
}

/**
 * The rows of a file: of everybody without a fault.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, profile.not_found, profile.nobody
 */
export async function makeFile(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  profileId: string,
): Promise<FunderFile> {
  const project = await getEditable(deps, ctx, projectId);
  const { profile, revision, stored } = await getNamed(deps, projectId, profileId);
  const { known } = await loadKnown(deps, ctx, project, profile);
  const { head, good } = makeRows(profile, subjectsOf(profile.rows, known));
  if (good.length === 0) throw new DomainError("conflict", "profile.nobody");
  const rows = good.flatMap(({ cells }) => cells);
  return { project, profile, revision, isUnofficial: !stored?.checked, head, rows };
}

/** Columns that stay empty in every row: what belongs there is not kept, or the indicator is on the list no more. */
function emptyIn({ columns }: Profile, { indicators }: Known): string[] {
  const isEmpty = (source: Source) => {
    const indicator = indicatorOf(source);
    return source === "not_kept" || (indicator !== undefined && !indicators.has(indicator));
  };
  return columns.filter(({ source }) => isEmpty(source)).map(({ title }) => title);
}

function namedIn({ people, institutions }: Known, faulty: Outcome["faulty"]): FaultyRow[] {
  const persons = new Map<string, Participant>(people.map((one) => [one.participantId, one]));
  const entries = new Map<string, Institution>(
    [...institutions.values()].map((one) => [one.institutionId, one]),
  );
  return faulty.map(({ id, faults }): FaultyRow => {
    const person = persons.get(id);
    if (person)
      return { participantId: person.participantId, name: `${person.lastName} ${person.firstName}`, faults };
    const institution = entries.get(id);
    return { institutionId: institution?.institutionId, name: institution?.name ?? "", faults };
  });
}

/**
 * All that a profile asks of a project. Reads all its participants; what figures read, where a column asks for support, partners or institutions;
 * and what indicators read, where one asks for one.
 */
async function loadKnown(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  project: Project,
  profile: Profile,
): Promise<{ known: Known; ended: number; leftOut: number }> {
  const { projectId } = project;
  const sources = [...sourcesOf(profile)];
  const named = sources.flatMap((source) => indicatorOf(source) ?? []);
  const asksFigures =
    profile.rows !== "person" || sources.some((source) => /^(support|partner|institution)\./.test(source));
  const [all, figures, counted] = await Promise.all([
    readAll(deps, projectId),
    asksFigures ? deps.figures.countFigures(ctx, projectId) : undefined,
    named.length > 0 ? deps.indicators.countProject(ctx, projectId) : undefined,
  ]);
  const { people, ended, leftOut } = peopleOf(profile, all);
  const facts = figures?.facts;
  const asksInstitutions =
    profile.rows === "institution" || sources.some((source) => source.startsWith("institution."));
  const ids = asksInstitutions
    ? (facts?.events ?? []).flatMap(({ present }) => present.map(({ institutionId }) => institutionId))
    : [];
  const indicators = new Map<string, Set<ParticipantId>>();
  for (const { indicator, counted: one } of counted?.items ?? [])
    // Whose results of a special category they are leaves the product by no file: such an indicator is as one that is not there.
    if (named.includes(indicator.indicatorId) && !countsSpecial(indicator.rule))
      indicators.set(
        indicator.indicatorId,
        new Set(one.listOf({ figure: "achieved" }).map(({ person }) => person.participantId)),
      );
  const known: Known = {
    project,
    people,
    facts,
    partners: figures?.partners ?? [],
    institutions: ids.length > 0 ? await deps.institutions.findAllEntries(ids) : new Map(),
    indicators,
  };
  return { known, ended, leftOut };
}

/** All participants of a project in Polish order, none who was found to be somebody else. */
async function readAll({ participants }: ExportProfileDeps, projectId: ProjectId): Promise<Participant[]> {
  const people: Participant[] = [];
  let cursor: string | undefined;
  do {
    const page = await participants.list(projectId, undefined, cursor, PEOPLE_AT_ONCE);
    people.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return people;
}
