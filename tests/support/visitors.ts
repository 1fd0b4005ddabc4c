/** What CloudFront would show: for a stack that is started with it (`originSecret`). */
export const ORIGIN_SECRET = "the secret of a site in a test";

/** Headers of a request that comes through the site from one of many thousand visitors, each with an address of their own. */
export function fromVisitor(number: number): Record<string, string> {
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  return { "x-zapisy-origin": ORIGIN_SECRET, "x-forwarded-for": `${address}, 203.0.113.1` };
}
