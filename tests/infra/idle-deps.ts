import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";

/** What functions work with, of an installation that is looked at and never called. */
export function idleDeps(): Deps {
  return createDeps(
    readConfig({ TABLE_NAME: "zapisy", PUBLIC_URL: "https://zapisy.example", LINK_KEY: "none" }),
    { mailQueue: { send: () => Promise.reject(new Error("nothing is mailed")) } },
  );
}
