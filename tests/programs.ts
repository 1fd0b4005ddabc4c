import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Names under which the machine may have Chromium, the best first: without windows it takes two thirds of the time. */
export const BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
/** Those that know what can be installed as an app; without windows there is nothing to install into. */
export const WHOLE_BROWSERS = BROWSERS.slice(1);

/** A program that tests use and npm cannot bring: how it is called and what Debian calls its package. */
interface Program {
  commands: string[];
  debian: string;
  why: string;
  /** Another does as well, but slower. */
  isOptional?: true;
}

const PROGRAMS: Program[] = [
  { commands: ["java"], debian: "default-jre-headless", why: "DynamoDB Local" },
  {
    commands: BROWSERS.slice(0, 1),
    debian: "chromium-headless-shell",
    why: "quicker browser tests",
    isOptional: true,
  },
  { commands: WHOLE_BROWSERS, debian: "chromium", why: "the browser tests" },
  { commands: ["pdftotext"], debian: "poppler-utils", why: "reading PDFs back" },
  { commands: ["qpdf"], debian: "qpdf", why: "checking PDFs" },
  { commands: ["mvn"], debian: "maven", why: "fetching veraPDF, which checks PDFs against PDF/UA" },
  { commands: ["unzip"], debian: "unzip", why: "checking archives" },
];

/** Where the first of these programs is that the machine has. */
export function findProgram(commands: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return commands
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .find((file) => existsSync(file));
}

function missing(): Program[] {
  return PROGRAMS.filter(({ commands }) => !findProgram(commands));
}

/**
 * Installs what is missing where that can be done without asking (root on Debian), else names the command. Says whether
 * all is there that has to be.
 */
export function provide(): boolean {
  if (missing().length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    const install = (programs: readonly Program[]) => {
      if (programs.length === 0) return;
      const packages = programs.map(({ debian }) => debian);
      console.log(`Installing ${packages.join(", ")} …`);
      const options = ["install", "-y", "-qq", "--no-install-recommends"];
      spawnSync("apt-get", [...options, ...packages], { stdio: ["ignore", "ignore", "inherit"], env });
    };
    // Not every Debian has them, and one that is unknown would stop the others.
    install(missing().filter(({ isOptional }) => isOptional));
    install(missing().filter(({ isOptional }) => !isOptional));
  }
  const needed = missing().filter(({ isOptional }) => !isOptional);
  for (const { commands, why } of needed) console.error(`Missing: ${commands[0]} (${why}).`);
  if (needed.length > 0) {
    const names = needed.map(({ debian }) => debian).join(" ");
    console.error(`Install with: sudo apt-get install ${names}   (macOS: the same programs from Homebrew)`);
  }
  return needed.length === 0;
}
