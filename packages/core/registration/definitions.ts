import {
  type EventDefinition,
  type EventStore,
  type EventWordings,
  hasRules,
  keepProjectWordings,
  keepWordings,
} from "../event/index.ts";
import type { ProjectStore } from "../project/index.ts";
import { shareReads } from "../shared/shared-read.ts";
import type { WordingStore } from "../wording/index.ts";
import { changedWordings } from "./rules.ts";

/** Events kept in one process at most. */
const MAX_DEFINITIONS = 100;

/** Events as sign-ups go by them. */
export type Definitions = ReturnType<typeof createDefinitions>;

/**
 * Makes the memory of the events that people sign up for. In a rush its form and window are read once in a while, not
 * once a person; seats never are: a cancelled event's blocks are shut inside the sign-up's own transaction.
 * @param ttlMs how long a sign-up may go by an event as it was read before; 0: always read anew
 */
export function createDefinitions({
  events,
  projects,
  wordings,
  ttlMs,
}: {
  events: Pick<EventStore, "findDefinitionBySlug" | "findEvent">;
  projects: Pick<ProjectStore, "find">;
  wordings: Pick<WordingStore, "keep">;
  ttlMs: number;
}) {
  const known = new Map<string, { event: EventDefinition; readAt: number }>();

  async function readOne(slug: string): Promise<EventDefinition | undefined> {
    const event = await readEvent(slug);
    if (!event) return undefined;
    const project = await projects.find(event.projectId);
    const ofProject = project ? await keepProjectWordings(project, wordings) : {};
    return { ...event, wordings: { ...event.wordings, ...ofProject } };
  }

  async function readEvent(slug: string): Promise<EventDefinition | undefined> {
    const definition = await events.findDefinitionBySlug(slug);
    if (!definition) return undefined;
    const isTold = definition.asksRules !== undefined && definition.wordings !== undefined;
    if (isTold && definition.choiceGroups.length < 2) return definition;
    const event = await events.findEvent(definition.eventId);
    if (!event || isTold) return event;
    // Saved before the head said so: the texts tell.
    const kept = await keepWordings(event, wordings);
    return { ...event, asksRules: hasRules(event), wordings: kept };
  }
  const read = shareReads(
    async (slug: string) => {
      const event = await readOne(slug);
      if (known.size >= MAX_DEFINITIONS) known.clear();
      if (event) known.set(slug, { event, readAt: performance.now() });
      return event;
    },
    (slug) => slug,
  );

  return {
    /** The event behind an address. @param shown the texts, and the form, that somebody was shown */
    async find(
      slug: string,
      shown: { wordings?: EventWordings; formVersion?: number } = {},
    ): Promise<EventDefinition | undefined> {
      const before = known.get(slug);
      const isFresh = before && performance.now() - before.readAt < ttlMs;
      // Whoever was shown other texts, or a later form, may have seen the newer ones.
      const isKnown =
        changedWordings(shown.wordings, before?.event.wordings).length === 0 &&
        (!shown.wordings || shown.wordings.authority === before?.event.wordings?.authority) &&
        (shown.formVersion ?? 0) <= (before?.event.formVersion ?? 0);
      return isFresh && isKnown ? before.event : read(slug);
    },
  };
}
