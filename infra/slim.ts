import type { Plugin } from "esbuild";

/**
 * Lambda hands a function its credentials in the environment, always. The SDK's default looks there first, and
 * brings along fifty files for every other place: profiles, single sign-on, web identities.
 */
export const lambdaCredentials: Plugin = {
  name: "lambda-credentials",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
      path: "credential-provider",
      namespace: "lambda-credentials",
      pluginData: resolveDir,
    }));
    onLoad({ filter: /.*/, namespace: "lambda-credentials" }, ({ pluginData }) => ({
      contents: 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
      resolveDir: String(pluginData),
    }));
  },
};

const ELECTRODB_MODULES: Record<string, string> = {
  // What is required as CommonJS is bundled whole. ElectroDB requires the document client: it gets an empty
  // object instead, into which the entry below puts the commands that our stores really send.
  commands: "module.exports = {};",
  entry: `
    import commands from "electrodb:commands";
    import electrodb from "electrodb";
    import {
      BatchGetCommand, BatchWriteCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand,
      TransactGetCommand, TransactWriteCommand, UpdateCommand,
    } from "@aws-sdk/lib-dynamodb";
    Object.assign(commands, {
      BatchGetCommand, BatchWriteCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand,
      TransactGetCommand, TransactWriteCommand, UpdateCommand,
    });
    export const { CustomAttributeType, Entity, createWriteTransaction } = electrodb;`,
  // The models of our entities are checked against a JSON schema at each start, which takes a third of it. They
  // are constants, and every test that opens a table has checked them.
  jsonschema: `
    export class Validator { addSchema() {} validate() { return { errors: [] }; } }
    Validator.prototype.customFormats = {};`,
};

/** Takes out of ElectroDB what a deployed function does not need: half of its start. No scans, and no checking of models. */
export const slimElectroDb: Plugin = {
  name: "slim-electrodb",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(electrodb|electrodb:commands|@aws-sdk\/lib-dynamodb|jsonschema)$/ }, (wanted) => {
      const isOurs = wanted.namespace === "electrodb";
      const name =
        wanted.path === "jsonschema"
          ? "jsonschema"
          : wanted.path === "electrodb:commands" || wanted.kind === "require-call"
            ? "commands"
            : wanted.path === "electrodb" && !isOurs
              ? "entry"
              : undefined;
      return name && { path: name, namespace: "electrodb", pluginData: wanted.resolveDir };
    });
    onLoad({ filter: /.*/, namespace: "electrodb" }, ({ path, pluginData }) => ({
      contents: ELECTRODB_MODULES[path],
      resolveDir: String(pluginData),
    }));
  },
};
