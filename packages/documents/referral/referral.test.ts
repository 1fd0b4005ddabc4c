import type { RegisteredReferral } from "@zapisy/core/referral/answer";
import { loadCommon } from "@zapisy/words/common";
import readWorkbook from "read-excel-file/node";
import { expect, it } from "vitest";
import { referralRegisterXlsx } from "./index.ts";

const ROW: RegisteredReferral = {
  registrationId: "reg_1",
  firstName: "Zofia",
  lastName: "Żółkiewska",
  status: "rejected",
  statusReason: "Brak dokumentów",
  createdAt: "2016-06-30T22:30:00.000Z",
  institution: { institutionId: "ins_1", name: "GOPS", town: "Żmudź" },
  document: { number: "=KS/1/2016", date: "2016-06-01" },
  referredOn: "2016-06-20",
};

it("is the register of referrals as a workbook, where a number that begins like a formula is a text", async () => {
  const { status: statuses } = await loadCommon("pl");
  const head = { locale: "pl", organiser: "Stella", takenAt: "2016-07-02T08:00:00.000Z" } as const;
  const bytes = await referralRegisterXlsx([ROW], {
    ...head,
    event: "Klub Integracji Społecznej",
    timeZone: "Europe/Warsaw",
    statuses,
  });
  const [sheet] = await readWorkbook(Buffer.from(bytes));
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  expect(sheet?.data.slice(0, 3).map(([line]) => line)).toEqual([
    "Rejestr skierowań",
    "Klub Integracji Społecznej",
    "Stan: 2 lipca 2016 r., godz. 10:00",
  ]);
  expect(sheet?.data.slice(5)).toEqual([
    [
      "Żółkiewska Zofia",
      "GOPS, Żmudź",
      "=KS/1/2016",
      day("2016-06-01"),
      day("2016-06-20"),
      day("2016-07-01"),
      statuses.rejected.name,
      "Brak dokumentów",
    ],
  ]);
});
