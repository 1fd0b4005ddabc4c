import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

const client = new DynamoDBClient({
  region: process.env.AWS_REGION,
  endpoint: process.env.DYNAMODB_ENDPOINT,
});
const app = new Hono();
app.get("*", async (c) => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: "a" }, sk: { S: "b" } } }),
  );
  return c.json({ item: Item ?? null });
});

/** The least that a function can be which reads from the table. */
export const handler = handle(app);
