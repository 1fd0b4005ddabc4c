import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { disturb } from "./disturb.ts";

/** Does something and says what it asked of the database, in units of AWS, of which the emulator counts those of reading as AWS does. */
export async function readUnitsOf(client: DynamoDBClient, work: () => Promise<unknown>): Promise<number> {
  let units = 0;
  const stop = disturb(client, async (request, send) => {
    if (!/^(Get|BatchGet|Query)/.test(request.command)) return send();
    Object.assign(request.input, { ReturnConsumedCapacity: "TOTAL" });
    const answer = await send();
    const { output } = answer as { output: { ConsumedCapacity: Consumed | Consumed[] } };
    for (const { CapacityUnits } of [output.ConsumedCapacity].flat()) units += CapacityUnits;
    return answer;
  });
  await work();
  stop();
  return units;
}

interface Consumed {
  CapacityUnits: number;
}
