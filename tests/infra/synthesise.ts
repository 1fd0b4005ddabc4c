import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { BUNDLES } from "../../infra/bundle.ts";

/** All stacks of a stage as CloudFormation gets them, by name. */
export interface Synthesised {
  templates: Record<string, Template>;
  stacks: Stack[];
}

const ROOT = join(import.meta.dirname, "..", "..");

/** Pages of that site. */
const PAGES = [
  { path: "/", listed: true, rendered: true },
  { path: "/events/:slug", listed: true, rendered: true },
  { path: "/verify/:code", listed: false, rendered: true },
  { path: "/registrations/:token", listed: false, rendered: false },
  { path: "/staff", listed: false, rendered: false },
];

/** What stands in each page of that site. */
export const INLINE = { scripts: ["theme()", "begin()"], styles: ["body{}"] };

/**
 * Synthesises every stack as `npm run deploy` does, without network and without credentials, with an empty site and empty functions.
 * SST knows one project a process: call it for one stage in a file.
 */
export async function synthesise(stage: string, settings: Record<string, string> = {}): Promise<Synthesised> {
  const siteDir = mkdtempSync(join(tmpdir(), "zapisy-site-"));
  mkdirSync(join(siteDir, "assets"));
  for (const name of ["index", "unlisted", "404"])
    writeFileSync(
      join(siteDir, `${name}.html`),
      `<!doctype html><script>${INLINE.scripts.join("</script><script>")}</script><style>${INLINE.styles[0]}</style>`,
    );
  writeFileSync(join(siteDir, "icon.svg"), "<svg />");
  writeFileSync(join(siteDir, "pages.json"), JSON.stringify(PAGES));
  writeFileSync(join(siteDir, "assets", "app.js"), "");
  const bundleDir = mkdtempSync(join(tmpdir(), "zapisy-bundles-"));
  for (const name of BUNDLES) {
    mkdirSync(join(bundleDir, name));
    writeFileSync(join(bundleDir, name, "index.mjs"), `// ${name}`);
  }
  Object.assign(process.env, {
    SST_TELEMETRY_DISABLED: "1",
    ORGANISER_NAME: "ROPS Testowo",
    MAIL_FROM: "zapisy@rops.example",
    ALARM_EMAIL: "admin@rops.example",
    ORIGIN_SECRET_VERSION: "3",
    ORIGIN_HASHES: "a".repeat(64),
    SITE_DIR: siteDir,
    BUNDLE_DIR: bundleDir,
    ...settings,
  });
  const { initProject } = await import("sst/project.js");
  await initProject({ root: ROOT, stage, region: "eu-central-1" });
  const [{ App }, { default: config }] = await Promise.all([
    import("sst/constructs"),
    import("../../sst.config.ts"),
  ]);
  const app = new App(
    { mode: "deploy", name: "zapisy", stage, region: "eu-central-1", account: "123456789012" },
    { outdir: mkdtempSync(join(tmpdir(), "zapisy-cdk-")) },
  );
  config.stacks(app);
  await app.finish();
  const stacks = app.node.children.filter((child) => child instanceof Stack);
  return {
    stacks,
    templates: Object.fromEntries(
      stacks.map((stack) => [stack.node.id.slice(`${stage}-zapisy-`.length), Template.fromStack(stack)]),
    ),
  };
}
