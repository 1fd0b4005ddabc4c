/**
 * What can wait for staff at an event, what is most urgent first: people to be decided on, people who wait beside free seats, items of the
 * programme without anybody who leads them or without a place, lists of attendance that nobody has declared complete.
 */
export const WORKLIST_TASKS = ["decisions", "line", "leaders", "places", "lists"] as const;
