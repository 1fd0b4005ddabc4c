import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

const app = new Hono();
app.get("*", (c) => c.json({ hello: "world" }));

/** The least that a function behind an HTTP API can be. */
export const handler = handle(app);
