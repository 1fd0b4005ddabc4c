import { createHash } from "node:crypto";
import { CfnOutput, Duration, Fn } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, OriginGroup, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { RemovalPolicy } from "aws-cdk-lib";
import { use, type StackContext } from "sst/constructs";
import {
  ASK_PAGE_CODE,
  describePageCode,
  DISCOVERY,
  DISCOVERY_CODE,
  readInline,
  readSiteMap,
  serveAppCode,
} from "./app-pages.ts";
import { Gateway } from "./gateway.ts";
import { ORIGIN_HEADER, readOrigin } from "./origin.ts";
import { logRetention, removalPolicy } from "./retention.ts";
import { readSettings } from "./settings.ts";
import { Storage } from "./storage.ts";

/**
 * Nothing inline but what stands in the pages of the built app, by its hash; nothing from elsewhere. `functions/page/security-policy.ts` says
 * the same; a test compares them.
 */
const contentSecurityPolicy = (files: string, { scripts, styles }: ReturnType<typeof readInline>) =>
  [
    "default-src 'self'",
    `script-src 'self' ${hashesOf(scripts)}`,
    `style-src 'self' ${hashesOf(styles)}`,
    `connect-src 'self' ${files}`,
    `img-src 'self' data: blob: ${files}`,
    `frame-src blob: ${files}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

function hashesOf(texts: readonly string[]): string {
  return texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}

const OTHER_HEADERS = {
  "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
/** What the API may say otherwise: mail programs on the web load the signs of who pays (docs/decisions/0097). */
const MAY_BE_OTHER = ["cross-origin-resource-policy"];

/**
 * What of a page's address says which page it is: the filters of the catalogue (`web/features/event/catalogue.state.ts`), and the
 * month of a schedule (`web/routes/schedule/schedule.tsx`).
 */
const PAGE_QUERY = ["q", "kind", "from", "to", "past", "month"];

/**
 * CloudFront in front of everything, on one domain: the app from a private bucket, `/api/*` and rendered pages from the
 * HTTP API.
 */
export function Web({ stack, app }: StackContext) {
  const { httpApi } = use(Gateway);
  const filesOrigin = `https://${use(Storage).files.bucketRegionalDomainName}`;
  const { domain, siteDir } = readSettings(process.env);
  const origin = readOrigin(app.stage);
  const site = new Bucket(stack, "Site", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    // Built anew at each deployment: nothing to keep.
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: true,
  });
  const responseHeadersPolicy = new ResponseHeadersPolicy(stack, "SecurityHeaders", {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: contentSecurityPolicy(filesOrigin, readInline(siteDir)),
        override: false,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(OTHER_HEADERS).map(([header, value]) => ({
        header,
        value,
        override: !MAY_BE_OTHER.includes(header),
      })),
    },
  });
  const apiOrigin = new HttpOrigin(Fn.select(2, Fn.split("/", httpApi.apiEndpoint)), {
    readTimeout: Duration.seconds(30),
    customHeaders: { [ORIGIN_HEADER]: origin.secret },
  });
  const api = {
    origin: apiOrigin,
    responseHeadersPolicy,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
  const atEdge = (id: string, eventType: FunctionEventType, code: string, comment: string) => ({
    eventType,
    function: new Function(stack, id, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
      comment,
    }),
  });
  const siteMap = readSiteMap(siteDir);
  // The same for everybody, and no visitor can make CloudFront ask for it in another way.
  const discovery = {
    ...api,
    compress: true,
    cachePolicy: new CachePolicy(stack, "Discovery", {
      comment: "As long as the API says, a day at most",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    }),
    functionAssociations: [
      atEdge(
        "AskApi",
        FunctionEventType.VIEWER_REQUEST,
        DISCOVERY_CODE,
        "What stands at the root is the API's",
      ),
    ],
  };
  const siteOrigin = S3BucketOrigin.withOriginAccessControl(site);
  const files = {
    origin: siteOrigin,
    responseHeadersPolicy,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    compress: true,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    functionAssociations: [
      atEdge(
        "ServeApp",
        FunctionEventType.VIEWER_REQUEST,
        serveAppCode(siteMap),
        "Addresses of pages are the app",
      ),
      atEdge(
        "DescribePage",
        FunctionEventType.VIEWER_RESPONSE,
        describePageCode(siteMap),
        "404 where there is nothing, and what no search engine may list",
      ),
    ],
  };
  // Rendered by the API; while that fails, the page without contents from the bucket (docs/decisions/0060).
  const pages = {
    origin: new OriginGroup({
      primaryOrigin: apiOrigin,
      fallbackOrigin: siteOrigin,
      fallbackStatusCodes: [500, 502, 503, 504],
    }),
    responseHeadersPolicy,
    compress: true,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    cachePolicy: new CachePolicy(stack, "RenderedPages", {
      comment: "By page, language and filters, as long as the API says, a minute at most",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(1),
      headerBehavior: CacheHeaderBehavior.allowList("x-zapisy-page", "x-zapisy-locale"),
      queryStringBehavior: CacheQueryStringBehavior.allowList(...PAGE_QUERY),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    }),
    functionAssociations: [
      atEdge(
        "AskPage",
        FunctionEventType.VIEWER_REQUEST,
        ASK_PAGE_CODE,
        "Rendered pages are the API's, in one of two languages",
      ),
    ],
  };
  // No root object: it would take the place of "/" before behaviours are looked for.
  const distribution = new Distribution(stack, "Distribution", {
    comment: app.logicalPrefixedName("web"),
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_100,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    ...(domain && {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(stack, "Certificate", domain.certificateArn),
    }),
    defaultBehavior: files,
    additionalBehaviors: {
      "/": pages,
      // What stands below an event is no page that is rendered; a star goes over slashes, too.
      "/events/*/*": files,
      "/events/*": pages,
      "/accessibility": pages,
      // Of what staff publish, and who has the address.
      "/schedule/*": pages,
      // About somebody: the API forbids keeping them.
      "/verify": pages,
      "/verify/*": pages,
      // The catalogue and the event pages: the API says for how many seconds they may be kept, if at all.
      "/api/events*": {
        ...api,
        compress: true,
        cachePolicy: new CachePolicy(stack, "PublicPages", {
          comment: "As long as the API says, a minute at most",
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.seconds(0),
          maxTtl: Duration.minutes(1),
          queryStringBehavior: CacheQueryStringBehavior.all(),
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        }),
      },
      // CloudFront compresses only what it may cache; of these answers the API compresses the long ones itself.
      "/api/*": { ...api, cachePolicy: CachePolicy.CACHING_DISABLED },
      ...Object.fromEntries(DISCOVERY.map((path) => [path, discovery])),
    },
  });
  // Before the API, which names them in its pages. Their names carry a fingerprint, so they are kept for ever; those of the
  // last version stay, because somebody has its page open.
  new BucketDeployment(stack, "Assets", {
    destinationBucket: site,
    memoryLimit: 512,
    logGroup: new LogGroup(stack, "UploadLog", {
      retention: logRetention(app.stage),
      removalPolicy: removalPolicy(app.stage),
    }),
    prune: false,
    sources: [Source.asset(siteDir, { exclude: ["*", "!assets", "!assets/**", "**/*.map"] })],
    cacheControl: [
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
      CacheControl.setPublic(),
    ],
  });
  const url = `https://${domain?.name ?? distribution.distributionDomainName}`;
  new CfnOutput(stack, "Url", { value: url });
  new CfnOutput(stack, "DistributionDomain", { value: distribution.distributionDomainName });
  // The next deployment asks what is sent: a secret that was changed must be taken before it is sent.
  new CfnOutput(stack, "OriginSecretVersion", { value: origin.version });
  return { site, distribution, url };
}
