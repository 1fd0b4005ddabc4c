import { describe, expect, it } from "vitest";
import { simulatedNews } from "./mail-news.ts";

describe("what becomes of mail on one machine", () => {
  it.each<[string, object[]]>([
    ["bounce@simulator.amazonses.com", [{ eventType: "Bounce", bounce: { bounceType: "Permanent" } }]],
    ["Bounce+Anna@Simulator.AmazonSES.com", [{ eventType: "Bounce", bounce: { bounceType: "Permanent" } }]],
    ["bounce+fuller@simulator.amazonses.com", [{ bounce: { bounceType: "Permanent" } }]],
    [
      "ooto+a+b@simulator.amazonses.com",
      [{ eventType: "Delivery" }, { bounce: { bounceType: "Transient", bounceSubType: "General" } }],
    ],
    ["suppressionlist@simulator.amazonses.com", [{ bounce: { bounceSubType: "OnAccountSuppressionList" } }]],
    ["complaint@simulator.amazonses.com", [{ eventType: "Complaint" }]],
    ["success@simulator.amazonses.com", [{ eventType: "Delivery" }]],
  ])("is what SES does with it: %s", (to, news) => {
    expect(simulatedNews(to)).toMatchObject(news);
  });

  it.each(["bounce+full@simulator.amazonses.com", "Bounce+Full+jan@simulator.amazonses.com"])(
    "comes back from a full mailbox, which SES does not simulate: %s",
    (to) => {
      expect(simulatedNews(to)).toMatchObject([
        { eventType: "Bounce", bounce: { bounceType: "Transient", bounceSubType: "MailboxFull" } },
      ]);
    },
  );

  it.each([
    "anna@ops.example",
    "bounce@simulator.amazonses.com.example",
    "bounce@ops.example",
    "constructor@simulator.amazonses.com",
    "unknown@simulator.amazonses.com",
  ])("is nobody's news for %s", (to) => {
    expect(simulatedNews(to)).toEqual([]);
  });
});
