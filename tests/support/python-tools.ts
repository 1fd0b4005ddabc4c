import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

/** Programs from PyPI in a virtual environment of their own. */
export interface PythonTools {
  /** The folder of its programs. */
  bin: string;
  /** Why they cannot be had here, as half a sentence; undefined when they are there. */
  missing?: string;
}

/**
 * Installs packages from PyPI into `.cache`, once. Python brings pip and virtual environments, or it does not.
 * @param packages with their versions, as a new one may know new faults: `cfn-lint==1.58.0`
 */
export function pythonTools(packages: readonly string[]): PythonTools {
  const folder = join(import.meta.dirname, "../../.cache", packages.join("+").replaceAll("==", "-"));
  const bin = join(folder, "bin");
  const wanted = packages.map((each) => each.split("=")[0] ?? "");
  if (spawnSync(join(bin, "pip"), ["show", "--quiet", ...wanted]).status === 0) return { bin };
  rmSync(folder, { recursive: true, force: true });
  const made = spawnSync("python3", ["-m", "venv", folder], { encoding: "utf8" });
  if (made.error) return { bin, missing: "there is no python3" };
  if (made.status !== 0)
    return { bin, missing: "python3 has no venv (Debian: apt-get install python3-venv)" };
  const installed = spawnSync(join(bin, "pip"), ["install", "--quiet", ...packages], { encoding: "utf8" });
  if (installed.status === 0) return { bin };
  return { bin, missing: `pip cannot install them: ${installed.stderr.trim().split("\n").at(-1)}` };
}
