import { createIdFactory } from "../shared/id.ts";
import { describe, expect, it } from "vitest";
import { issuerProblem, isStillOpen, providerKind, subjectOf, vouchedAddress, type Claims } from "./rules.ts";

const TENANT = "11111111-2222-4333-8444-555555555555";
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const GOOGLE = "https://accounts.google.com";
const OTHER = "https://logowanie.rops.example";
const DOMAINS = ["rops.example", "projekty.rops.example"];

const unverified = { refusal: "unverified" };
const elsewhere = { refusal: "other_organisation" };
const anna = { address: "anna@rops.example" };

function vouched(issuer: string, claims: Omit<Claims, "sub">) {
  return vouchedAddress({ sub: "1", ...claims }, issuer, DOMAINS);
}

describe("an address that a provider vouches for", () => {
  it.each<[string, Omit<Claims, "sub">, object]>([
    ["is one that it says is verified", { email: "anna@rops.example", email_verified: true }, anna],
    [
      "may be of any domain that the installation takes, in any letters",
      { email: "Anna@Projekty.ROPS.example", email_verified: true },
      { address: "Anna@Projekty.ROPS.example" },
    ],
    ["is none of which it says nothing", { email: "anna@rops.example" }, unverified],
    ["is none that it says is not", { email: "anna@rops.example", email_verified: false }, unverified],
    ["is none that it says so in a text", { email: "anna@rops.example", email_verified: "true" }, unverified],
    ["is none without an address", { email_verified: true }, unverified],
    ["is none that is no text", { email: ["anna@rops.example"], email_verified: true }, unverified],
    ["is none with two signs", { email: "anna@rops.example@rops.example", email_verified: true }, unverified],
    ["is not of a domain under ours", { email: "a@x.rops.example", email_verified: true }, elsewhere],
    [
      "is not of a domain that ends like ours",
      { email: "a@evilrops.example", email_verified: true },
      elsewhere,
    ],
    ["is not the name that one signs in with", { preferred_username: "anna@rops.example" }, unverified],
  ])("%s", (_, claims, expected) => {
    expect(vouched(OTHER, claims)).toEqual(expected);
  });

  it.each<[string, Omit<Claims, "sub">, object]>([
    [
      "of a Workspace of ours",
      { email: "anna@rops.example", email_verified: true, hd: "rops.example" },
      anna,
    ],
    ["of nobody's Workspace", { email: "anna@rops.example", email_verified: true }, elsewhere],
    [
      "of another Workspace",
      { email: "anna@rops.example", email_verified: true, hd: "evil.example" },
      elsewhere,
    ],
    ["not verified", { email: "anna@rops.example", email_verified: false, hd: "rops.example" }, unverified],
  ])("at Google, of an account %s", (_, claims, expected) => {
    expect(vouched(GOOGLE, claims)).toEqual(expected);
  });

  const member = { tid: TENANT, preferred_username: "anna@rops.example" };
  it.each<[string, Omit<Claims, "sub">, object]>([
    ["the name to sign in with", member, anna],
    ["never an email that anybody could write", { ...member, email: "szef@rops.example" }, anna],
    [
      "never an email that is called verified without proof of its domain",
      { ...member, email: "szef@rops.example", email_verified: true },
      anna,
    ],
    [
      "the email where its domain is proven",
      {
        ...member,
        preferred_username: "a.kos@rops.onmicrosoft.example",
        email: "anna@rops.example",
        xms_edov: true,
      },
      anna,
    ],
    [
      "the email where that is said by a number",
      { ...member, email: "ola@rops.example", xms_edov: "1" },
      { address: "ola@rops.example" },
    ],
    [
      "not an email whose domain is not proven",
      { tid: TENANT, email: "anna@rops.example", xms_edov: false },
      unverified,
    ],
    ["not a name of another domain", { tid: TENANT, preferred_username: "anna@inna.example" }, elsewhere],
    ["not of another tenant", { ...member, tid: "99999999-2222-4333-8444-555555555555" }, elsewhere],
    ["not of no tenant", { preferred_username: "anna@rops.example" }, elsewhere],
    ["not of a guest from another tenant", { ...member, idp: "https://sts.windows.net/x/" }, elsewhere],
    ["not of a guest", { ...member, acct: 1 }, elsewhere],
    ["of a member who is said to be one", { ...member, acct: 0, idp: ENTRA }, anna],
  ])("at Entra is %s", (_, claims, expected) => {
    expect(vouched(ENTRA, claims)).toEqual(expected);
  });
});

describe("the address of a provider", () => {
  it.each([
    [ENTRA, "entra"],
    [GOOGLE, "google"],
    [OTHER, "other"],
    ["https://accounts.google.com.evil.example", "other"],
    ["https://evil.example/login.microsoftonline.com", "other"],
    ["http://127.0.0.1:4000", "other"],
  ])("%s is fine and of the kind %s", (issuer, kind) => {
    expect(issuerProblem(issuer)).toBeUndefined();
    expect(providerKind(issuer)).toBe(kind);
  });

  it.each([
    ["rops", "must be the address of a provider"],
    ["https://rops.example/?a=b", "must be the address of a provider"],
    ["https://a@rops.example", "must be the address of a provider"],
    ["http://rops.example", "must begin with https://"],
    ["ftp://rops.example", "must begin with https://"],
    ["https://login.microsoftonline.com/common/v2.0", "must name one tenant"],
    ["https://login.microsoftonline.com/organizations/v2.0", "must name one tenant"],
    ["https://login.microsoftonline.com/rops.example/v2.0", "must name one tenant"],
    [`https://login.microsoftonline.com/${TENANT}`, "must name one tenant"],
  ])("%s is refused: it %s", (issuer, words) => {
    expect(issuerProblem(issuer)).toContain(words);
  });
});

describe("what tells an account from all others", () => {
  it.each([
    ["its subject", OTHER, { sub: "1", oid: "2" }, "1"],
    ["its subject at Google", GOOGLE, { sub: "1" }, "1"],
    ["at Entra the person in the tenant, whichever client asks", ENTRA, { sub: "1", oid: "2" }, "2"],
    ["its subject where Entra says no more", ENTRA, { sub: "1", oid: 2 }, "1"],
  ])("is %s", (_, issuer, claims, expected) => {
    expect(subjectOf(claims, issuer)).toBe(expected);
  });
});

it("waits ten minutes for the provider's answer", () => {
  const begun = "2026-03-02T09:00:00.000Z";
  const signInId = createIdFactory(() => begun)("sgn");
  expect(isStillOpen(signInId, "2026-03-02T09:09:59.999Z")).toBe(true);
  expect(isStillOpen(signInId, "2026-03-02T09:10:00.000Z")).toBe(false);
});
