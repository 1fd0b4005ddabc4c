import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, it } from "vitest";
import { synthesise, type Synthesised } from "./synthesise.ts";

let synthesised: Synthesised;

beforeAll(async () => {
  synthesised = await synthesise("anna", {
    DOMAIN_NAME: "zapisy.rops.example",
    CERTIFICATE_ARN: "arn:aws:acm:us-east-1:123456789012:certificate/1",
    API_CONCURRENCY: "50",
    OIDC_ISSUER: "https://accounts.google.com",
    OIDC_CLIENT_ID: "zapisy.apps.example",
    OIDC_DOMAINS: "rops.example,projekty.rops.example",
    OIDC_NAME: "Google",
    LIVE_TABLE: "anna-zapisy-restored-20260302",
    LIVE_TABLE_STREAM:
      "arn:aws:dynamodb:eu-central-1:123456789012:table/anna-zapisy-restored-20260302/stream/1",
  });
});

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
    // A locked vault would stay for years.
    expect(Object.keys(synthesised.templates)).not.toContain("Backup");
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

describe("a table that a backup was put back into", () => {
  it("is live by two settings: functions, rights and stream are those of it, and the deployed one stays as it was", () => {
    const { Storage, ...others } = synthesised.templates;
    const text = JSON.stringify(Object.values(others).map((template) => template.toJSON()));
    expect(text.match(/"TABLE_NAME":"anna-zapisy-restored-20260302"/g)?.length).toBeGreaterThanOrEqual(7);
    expect(text).toContain(
      '"EventSourceArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/anna-zapisy-restored-20260302/stream/1"',
    );
    expect(text).not.toMatch(/ExportsOutput\w*Table/);
    // CloudFormation takes no export back while a stack that was deployed before still imports it.
    const { Outputs = {} } = (Storage?.toJSON() ?? {}) as { Outputs?: Record<string, { Export?: object }> };
    const exported = Object.entries(Outputs).filter(([name, { Export }]) => Export && /Table/.test(name));
    expect(exported.map(([name]) => name.replace(/[0-9A-F]{8}/g, "")).toSorted()).toEqual([
      "ExportsOutputFnGetAttTableArn",
      "ExportsOutputFnGetAttTableStreamArn",
      "ExportsOutputRefTable",
    ]);
    Storage?.hasOutput("TableName", { Value: "anna-zapisy-restored-20260302" });
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

  it("tell the API alone of the organisation's provider, and where its client secret is, which it may read", () => {
    const { Api, ...others } = synthesised.templates;
    const name = "/zapisy/anna/oidc-client-secret";
    Api?.hasResourceProperties("AWS::Lambda::Function", {
      Environment: {
        Variables: Match.objectLike({
          OIDC_ISSUER: "https://accounts.google.com",
          OIDC_CLIENT_ID: "zapisy.apps.example",
          OIDC_DOMAINS: "rops.example,projekty.rops.example",
          OIDC_NAME: "Google",
          OIDC_CLIENT_SECRET_PARAMETER: name,
        }),
      },
    });
    const [, statement] =
      /\{([^{}]*"ssm:GetParameter".{0,300}?"Sid":"ReadClientSecret")/.exec(JSON.stringify(Api?.toJSON())) ??
      [];
    expect(statement).toContain(`parameter${name}`);
    expect(statement).not.toContain("*");
    const texts = Object.values(others).map((template) => JSON.stringify(template.toJSON()));
    expect(texts.join()).not.toMatch(/OIDC_|oidc-client-secret/);
  });

  it("keep a flood of requests from taking the whole account", () => {
    synthesised.templates.Api?.hasResourceProperties("AWS::Lambda::Function", {
      ReservedConcurrentExecutions: 50,
    });
  });
});
