import { describe, expect, it } from "vitest";
import { changeOf } from "./stream-record.ts";

describe("a record of the stream", () => {
  const bytes = Buffer.from('{"pl":"Żółw"}');
  // As Lambda hands it over (AWS Lambda, "Using AWS Lambda with Amazon DynamoDB"): JSON knows no bytes.
  const asJson = bytes.toString("base64");

  it("brings bytes as bytes, wherever they stand in a row", () => {
    const image = (B: unknown) => ({
      __edb_e__: { S: "event" },
      bytes: { B },
      pieces: { L: [{ M: { part: { N: "0" }, bytes: { B } } }] },
    });
    const change = changeOf({
      dynamodb: { NewImage: image(asJson) as never, OldImage: image(bytes) as never },
    });
    expect(change.entity).toBe("event");
    for (const row of [change.after, change.before]) {
      const { pieces } = row as { pieces: { bytes: Uint8Array }[] };
      expect(Buffer.concat([row?.bytes as Uint8Array])).toEqual(bytes);
      expect(Buffer.concat(pieces.map((piece) => piece.bytes))).toEqual(bytes);
    }
  });
});
