import { readFile } from "node:fs/promises";
import type { Plugin } from "rolldown";
import { exactRegex, prefixRegex } from "rolldown/filter";

const CREDENTIALS = "\0lambda-credentials";

/**
 * Lambda hands a function its credentials in the environment, always. The SDK's default looks there first, and
 * brings along fifty files for every other place: profiles, single sign-on, web identities.
 */
export const lambdaCredentials: Plugin = {
  name: "lambda-credentials",
  resolveId: {
    filter: { id: /^@aws-sdk\/credential-provider-(node|env)$/ },
    handler(wanted, importer) {
      if (wanted.endsWith("-node")) return CREDENTIALS;
      return importer === CREDENTIALS ? this.resolve(wanted, import.meta.filename) : undefined;
    },
  },
  load: {
    filter: { id: exactRegex(CREDENTIALS) },
    handler: () => 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
  },
};

const HTTP = "\0node:http";

/**
 * Node hands an ES module all exports of a built-in one at once, and some of `node:http` are of another, that loads a
 * whole HTTP client (undici). A CommonJS module takes what it uses.
 */
export const lazyHttp: Plugin = {
  name: "lazy-http",
  resolveId: { filter: { id: /^(node:)?http$/ }, handler: () => HTTP },
  load: {
    filter: { id: exactRegex(HTTP) },
    handler: () => 'module.exports = process.getBuiltinModule("node:http");',
  },
};

const NO_NETWORK = "\0no-network";

/**
 * jsonld would fetch what a context means; ours are bundled (core/certificate/linked-data.ts), so the HTTP client that it
 * brings along, half a megabyte, is never used. If it were, it would be missed loudly.
 */
export const offlineJsonLd: Plugin = {
  name: "offline-json-ld",
  resolveId: { filter: { id: exactRegex("@digitalbazaar/http-client") }, handler: () => NO_NETWORK },
  load: { filter: { id: exactRegex(NO_NETWORK) }, handler: () => "export {};" },
};

/** What ElectroDB asks for beside its own files, as a deployed function gets it. */
const FOR_ELECTRODB: Record<string, string> = {
  // The commands that our stores really send: no scans.
  "@aws-sdk/lib-dynamodb": `
    export {
      BatchGetCommand, BatchWriteCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand,
      TransactGetCommand, TransactWriteCommand, UpdateCommand,
    } from "@aws-sdk/lib-dynamodb";`,
  // The models of our entities are checked against a JSON schema at each start, which takes a third of it. They
  // are constants, and every test that opens a table has checked them.
  jsonschema: `
    export class Validator { addSchema() {} validate() { return { errors: [] }; } }
    Validator.prototype.customFormats = {};`,
};
const ELECTRODB = "\0electrodb:";

/**
 * Takes out of ElectroDB what a deployed function does not need. It comes as CommonJS, of which a bundler keeps
 * everything and V8 reads everything twice; of ES modules only what is used remains.
 */
export const slimElectroDb: Plugin = {
  name: "slim-electrodb",
  resolveId: {
    filter: { id: Object.keys(FOR_ELECTRODB).map((wanted) => exactRegex(wanted)) },
    handler(wanted, importer) {
      if (importer?.includes("/electrodb/src/")) return ELECTRODB + wanted;
      return importer?.startsWith(ELECTRODB) ? this.resolve(wanted, import.meta.filename) : undefined;
    },
  },
  load: {
    filter: { id: [prefixRegex(ELECTRODB), /\/electrodb\/(index|src\/\w+)\.js$/] },
    handler: async (id) =>
      FOR_ELECTRODB[id.slice(ELECTRODB.length)] ?? toEsModule(await readFile(id, "utf8"), id),
  },
};

/**
 * Turns a CommonJS module into an ES module, if all it does is to require by constants and to export one object.
 * @throws Error when it does anything else, so that a new version of a package cannot slip through
 */
function toEsModule(source: string, path: string): string {
  const module = source
    .replaceAll(
      /^const (\{[^}]*\}|\w+) = require\((["'][^"']+["'])\)(?:\.(\w+))?;/gm,
      (_, names: string, from: string, member?: string) => {
        if (member) return `import { ${member} as ${names} } from ${from};`;
        return `import ${names.startsWith("{") ? names : `* as ${names}`} from ${from};`;
      },
    )
    .replace(
      /^module\.exports = \{([^}]*)\};/m,
      (_, names: string) => `export {${names.replaceAll(/(\w+): (\w+)/g, "$2 as $1")}};`,
    );
  if (/\brequire\(|\bmodule\.exports\b/.test(module)) throw new Error(`${path} is no plain CommonJS module.`);
  return module;
}
