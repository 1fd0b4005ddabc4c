import type { Event, EventId, EventService, EventStore } from "../event/index.ts";
import { actorRef, type Actor, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import type { StaffId, StaffStore } from "../staff/index.ts";
import type { EventTeam } from "./answer.ts";
import { canJoinTeam, canSetTeam, toTeam } from "./rules.ts";
import { TEAM_MAX } from "./schema.ts";

/** Use cases of the teams of events. */
export type TeamService = ReturnType<typeof createTeamService>;

/** Makes the use cases of teams over the stores of events and of staff. */
export function createTeamService({
  events,
  eventService,
  staff,
}: {
  events: Pick<EventStore, "findEvent" | "save">;
  eventService: Pick<EventService, "getEvent">;
  staff: Pick<StaffStore, "find" | "listAll">;
}) {
  /** The event whose team may be set by who asks: by programs too, which load samples. */
  async function getTeamed(ctx: Context, eventId: EventId): Promise<Event> {
    const { actor } = ctx;
    if (actor.type === "system") {
      const event = await events.findEvent(eventId);
      if (event) return event;
    }
    if (actor.type !== "staff") throw new DomainError("not_found", "event.not_found");
    const event = await eventService.getEvent({ ...ctx, actor }, eventId);
    if (!canSetTeam(actor, event)) throw new DomainError("forbidden", "event.read_only");
    return event;
  }

  /**
   * Writes the team that `decide` makes of the present one; nothing when that is what it was. Whoever else
   * saved the event meanwhile is read again, so that two people who set a team both get what they asked for.
   */
  async function change(
    ctx: Context,
    eventId: EventId,
    decide: (event: Event) => Event["teamIds"],
  ): Promise<void> {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const before = await getTeamed(ctx, eventId);
      const teamIds = decide(before);
      if (teamIds.length === before.teamIds.length) return;
      const after = { ...before, teamIds, version: before.version + 1, updatedAt: ctx.now };
      const result = await events.save(after, before.version, [], { changedBy: actorRef(ctx.actor) });
      if (result.done) return;
      await jitter(attempt);
    }
    throw new DomainError("conflict", "team.busy");
  }

  return {
    /**
     * Who works on the event, and for those who may change that, whom they could add. Reads the members by
     * their ids, or all staff in one query.
     * @throws DomainError event.not_found
     */
    async getTeam(ctx: Context<StaffActor>, eventId: EventId): Promise<EventTeam> {
      const event = await eventService.getEvent(ctx, eventId);
      const people = canSetTeam(ctx.actor, event)
        ? await staff.listAll()
        : await Promise.all(event.teamIds.map((staffId) => staff.find(staffId)));
      return toTeam(
        ctx.actor,
        event,
        people.filter((person) => person !== undefined),
        ctx.now,
      );
    },

    /**
     * Puts somebody into the team; who is in it already stays. By the stream they hear of it, unless it was
     * they themselves.
     * @throws DomainError event.not_found, event.read_only, team.cannot_join, team.full, team.busy
     */
    async joinTeam(ctx: Context<Actor>, eventId: EventId, staffId: StaffId): Promise<void> {
      const person = await staff.find(staffId);
      await change(ctx, eventId, ({ teamIds, projectId }) => {
        if (teamIds.includes(staffId)) return teamIds;
        // One refusal for all who cannot be added: who else works here is not told.
        if (!person || !canJoinTeam(person, projectId, ctx.now))
          throw new DomainError("conflict", "team.cannot_join");
        if (teamIds.length >= TEAM_MAX) throw new DomainError("conflict", "team.full");
        return [...teamIds, staffId];
      });
    },

    /**
     * Takes somebody out of the team, themselves too; who is not in it stays out.
     * @throws DomainError event.not_found, event.read_only, team.busy
     */
    async leaveTeam(ctx: Context<Actor>, eventId: EventId, staffId: StaffId): Promise<void> {
      await change(ctx, eventId, ({ teamIds }) => teamIds.filter((member) => member !== staffId));
    },
  };
}
