import { defineRoute } from "../route.ts";

/** The first page of staff. */
export const worklistRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/worklist",
    summary:
      "What waits for the member of staff over all events, what is on in the next two weeks, and their drafts",
    access: "staff",
    answer: { status: 200, description: "What waits", json: "Worklist" },
    async handle({ deps, ctx }) {
      return { body: await deps.services.worklist.getWorklist(ctx) };
    },
  }),
];
