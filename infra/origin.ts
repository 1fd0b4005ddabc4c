import { CfnDynamicReference, CfnDynamicReferenceService } from "aws-cdk-lib";
import { keyParameter } from "./stage-keys.ts";

/** Header by which the API knows that a request came through our own CloudFront (docs/decisions/0035). */
export const ORIGIN_HEADER = "x-zapisy-origin";

/** Versions of the origin secret in one deployment. */
export interface OriginStep {
  /** What CloudFront sends. */
  send: number;
  /** What the API takes. */
  accept: number[];
}

/**
 * Which deployments lead to a CloudFront that sends the latest secret and an API that takes no other. CloudFront is
 * changed before the API in each of them, so a new secret is first taken, then sent, and only then the only one.
 * @param sent what CloudFront sends now; undefined while there is none, or one that sends nothing
 */
export function decideOriginSteps(latest: number, sent: number | undefined): OriginStep[] {
  const last = { send: latest, accept: [latest] };
  if (sent === undefined || sent === latest) return [last];
  return [{ send: sent, accept: [sent, latest] }, { send: latest, accept: [sent, latest] }, last];
}

/** What a deployment is told of the origin secret. */
export interface Origin {
  /** The secret, for CloudFormation to look up: the template does not hold it. */
  secret: string;
  version: string;
  /** SHA-256 of what the API takes, joined by commas. 32 random bytes cannot be guessed from it. */
  hashes: string;
}

/** Reads what `npm run deploy` found out. @throws Error when something else deploys */
export function readOrigin(stage: string): Origin {
  const { ORIGIN_SECRET_VERSION: version, ORIGIN_HASHES: hashes } = process.env;
  if (!version || !hashes)
    throw new Error(
      "ORIGIN_SECRET_VERSION and ORIGIN_HASHES are missing: use npm run deploy, which sets them.",
    );
  const name = keyParameter(stage, "origin-secret");
  const reference = new CfnDynamicReference(CfnDynamicReferenceService.SSM, `${name}:${version}`);
  return { secret: reference.toString(), version, hashes };
}
