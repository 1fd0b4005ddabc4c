import { DeleteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { ProjectId } from "@zapisy/core/project";
import { asStaff } from "./actions.ts";
import type { World } from "./world.ts";

/** Rows that figures keep of a project: what they look at of its people, or who changed. */
export async function rowsOf(
  world: World,
  projectId: ProjectId,
  what: "figuresOf" | "figureNotesOf",
): Promise<Record<string, unknown>[]> {
  const { documents, name } = world.deps.table;
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": `$zapisy#${what}_${projectId}` },
    }),
  );
  return Items;
}

/** Takes such rows away. */
export async function dropRows(world: World, projectId: ProjectId, what: "figuresOf" | "figureNotesOf") {
  const { documents, name } = world.deps.table;
  for (const { pk, sk } of await rowsOf(world, projectId, what))
    await documents.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }));
}

/** Has figures read everybody anew. */
export function dropSheet(world: World, projectId: ProjectId): Promise<void> {
  return dropRows(world, projectId, "figuresOf");
}

/** Everybody on the lists of the project's events, as it is proposed. */
export async function acceptAll(world: World, projectId: ProjectId): Promise<void> {
  const { items } = await world.deps.services.participant.listProposals(asStaff(world), projectId, {});
  for (let at = 0; at < items.length; at += 25)
    await world.deps.services.participant.acceptProposals(
      asStaff(world),
      projectId,
      items.slice(at, at + 25).map(({ registrations, matches, proposed }) => ({
        registrationIds: registrations.map(({ registrationId }) => registrationId),
        participantId: proposed === "link" ? matches[0]?.participant.participantId : undefined,
      })),
    );
}
