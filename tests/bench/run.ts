import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** `npm run bench -- NAME`: runs one measurement; its last line is JSON. */
const [name = "", ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
const known = readdirSync(import.meta.dirname)
  .filter((one) => one.endsWith(".ts") && one !== "run.ts")
  .map((one) => one.slice(0, -3));
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  console.error(`Which measurement? npm run bench -- ${known.join(" | ")}`);
  process.exit(1);
}
const { measure } = (await import(file)) as { measure: (args: string[]) => Promise<object> };
console.log(JSON.stringify(await measure(rest)));
process.exit(0);
