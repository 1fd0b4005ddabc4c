import { describe, expect, it } from "vitest";
import { simulatedNews } from "./mail-news.ts";

describe("what becomes of mail on one machine", () => {
  it.each([
    ["bounce@simulator.amazonses.com", { eventType: "Bounce", bounce: { bounceType: "Permanent" } }],
    ["Bounce+Anna@Simulator.AmazonSES.com", { eventType: "Bounce", bounce: { bounceType: "Permanent" } }],
    [
      "ooto+a+b@simulator.amazonses.com",
      { bounce: { bounceType: "Transient", bounceSubType: "MailboxFull" } },
    ],
    ["suppressionlist@simulator.amazonses.com", { bounce: { bounceSubType: "OnAccountSuppressionList" } }],
    ["complaint@simulator.amazonses.com", { eventType: "Complaint" }],
    ["success@simulator.amazonses.com", { eventType: "Delivery" }],
  ])("is what SES does with it: %s", (to, news) => {
    expect(simulatedNews(to)).toMatchObject(news);
  });

  it.each([
    "anna@ops.example",
    "bounce@simulator.amazonses.com.example",
    "bounce@ops.example",
    "constructor@simulator.amazonses.com",
    "unknown@simulator.amazonses.com",
  ])("is nobody's news for %s", (to) => {
    expect(simulatedNews(to)).toBeUndefined();
  });
});
