import { beforeAll, describe, expect, it } from "vitest";
import { synthesise, type Synthesised } from "./synthesise.ts";

let synthesised: Synthesised;

beforeAll(async () => {
  synthesised = await synthesise("anna", {
    DOMAIN_NAME: "zapisy.rops.example",
    CERTIFICATE_ARN: "arn:aws:acm:us-east-1:123456789012:certificate/1",
    API_CONCURRENCY: "50",
  });
}, 60_000);

describe("somebody's own stage", () => {
  it("leaves nothing behind when it is removed", () => {
    const kept = Object.values(synthesised.templates).flatMap((template) =>
      Object.entries(
        (template.toJSON() as { Resources: Record<string, { DeletionPolicy?: string }> }).Resources,
      )
        .filter(([, { DeletionPolicy }]) => DeletionPolicy === "Retain")
        .map(([id]) => id),
    );
    expect(kept).toEqual([]);
    expect(synthesised.stacks.map(({ terminationProtection }) => terminationProtection)).not.toContain(true);
    expect(Object.values(synthesised.templates.Storage?.findResources("AWS::DynamoDB::Table") ?? {})).toEqual(
      [
        expect.objectContaining({
          Properties: expect.objectContaining({ DeletionProtectionEnabled: false }) as object,
        }),
      ],
    );
  });
});

describe("settings of a stage", () => {
  it("put the site on its own domain with TLS 1.2 at least", () => {
    synthesised.templates.Web?.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        Aliases: ["zapisy.rops.example"],
        ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021" },
      },
    });
    synthesised.templates.Web?.hasOutput("Url", { Value: "https://zapisy.rops.example" });
  });

  it("keep a flood of requests from taking the whole account", () => {
    synthesised.templates.Api?.hasResourceProperties("AWS::Lambda::Function", {
      ReservedConcurrentExecutions: 50,
    });
  });
});
