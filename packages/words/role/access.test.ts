import { RIGHTS, reachOf } from "@zapisy/core/access/rules";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { expect, it } from "vitest";
import { en } from "./en.ts";

it("docs/access.md is what the policy says, in the words of the page of roles", async () => {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const lines = [
    "# Who may do what",
    "",
    "Rights of staff by role, as `packages/core/access/rules.ts` knows them: everywhere, in the projects that one works in, at",
    "those of their events in whose team one is (of a log: the entries of support that one gave), or not at all. What each route",
    "answers to whom is measured in `routes.md`.",
    "`npx vitest run packages/words/role -u` writes this page anew.",
    "",
    row(["right", "to", ...STAFF_ROLES]),
    row(Array.from({ length: STAFF_ROLES.length + 2 }, () => "---")),
    ...RIGHTS.map((right) =>
      row([`\`${right}\``, en.right[right], ...STAFF_ROLES.map((role) => reachOf(role, right) ?? "–")]),
    ),
    "",
  ];
  await expect(lines.join("\n")).toMatchFileSnapshot("../../../docs/access.md");
});
