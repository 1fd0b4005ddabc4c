import { type SeatBlock, withinEvent } from "../event/rules.ts";
import {
  decidePromotion,
  decideSeats,
  type Seated,
  seatedIn,
  type SeatDecision,
  type SeatRequest,
  type Standing,
} from "./seats.ts";

/** Somebody who comes with others: what they chose, and whether staff have to decide about them for not meeting a criterion. */
export interface Wish {
  choices: SeatRequest["choices"];
  /** Which seats of the event are theirs, where groups have places of their own: common ones, or those of their group. */
  scope?: string;
  isUndecided?: boolean;
}

/**
 * Decides for people who come together, one after the other in the order in which they were named: each finds the seats as those
 * before them leave them, so that who does not fit any more joins the reserve list in that order.
 */
export function decideTogether(
  wishes: readonly Wish[],
  { blocks, mode, ...request }: Omit<SeatRequest, "choices">,
): SeatDecision[] {
  let left = blocks;
  return wishes.map(({ choices, scope, isUndecided }) => {
    const decision = decideSeats({
      ...request,
      mode: isUndecided ? "selection" : mode,
      choices,
      blocks: scope === undefined ? left : seatedIn(left, scope),
    });
    left = withinEvent(left.map((block) => withStanding(block, decision.standing)));
    return decision;
  });
}

function withStanding(block: SeatBlock, { holds, waits, pends }: Standing): SeatBlock {
  const count = (refs: Standing["holds"]) =>
    refs.filter((ref) => ref.scope === block.scope && ref.block === block.block).length;
  return {
    ...block,
    taken: block.taken + count(holds),
    waiting: block.waiting + count(waits),
    pending: block.pending + count(pends),
  };
}

/**
 * Seats for all of a party that waits to have them at once, or undefined: one after the other, each finds the seats as those before them
 * leave them.
 * @param scopes of each of them, which seats of the event are theirs
 */
export function decideParty(
  people: readonly Seated[],
  scopes: readonly (string | undefined)[],
  blocks: readonly SeatBlock[],
  spread: number,
): NonNullable<ReturnType<typeof decidePromotion>>[] | undefined {
  let left = blocks;
  const seated: NonNullable<ReturnType<typeof decidePromotion>>[] = [];
  for (const [index, person] of people.entries()) {
    const scope = scopes[index];
    const one = decidePromotion(person, scope === undefined ? left : seatedIn(left, scope), spread);
    if (!one) return undefined;
    seated.push(one);
    left = withinEvent(left.map((block) => withStanding(block, one.standing)));
  }
  return seated;
}
