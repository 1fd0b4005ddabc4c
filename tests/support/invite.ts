import type { Page } from "playwright-core";
import type { ProjectId } from "@zapisy/core/project";
import { field } from "./browser.ts";
import { mailsTo, type Product } from "./product.ts";
import { expectWellMade } from "./screens.ts";

/** Somebody for whom an account is made, for one project. */
interface Invited {
  name: string;
  email: string;
  role: string;
  projectId: ProjectId;
  institution?: string;
  until?: string;
}

/** An admin adds somebody of a role through the pages, for one project, and has them invited. Gives the text of that mail. */
export async function invite(
  product: Product,
  desk: Page,
  { name, email, role, projectId, institution, until }: Invited,
): Promise<string> {
  await desk.goto("/staff/people");
  await desk.getByRole("button", { name: "Dodaj pracownika" }).click();
  const dialog = desk.getByRole("dialog");
  await field(dialog, "Imię i nazwisko").fill(name);
  await field(dialog, "Adres e-mail").fill(email);
  await dialog.getByRole("radio", { name: role, exact: true }).check();
  if (institution) {
    await dialog.getByRole("combobox", { name: /^Instytucja tego konta/ }).fill(institution);
    await desk.getByRole("option", { name: new RegExp(institution) }).click();
  }
  await dialog.getByRole("radio", { name: "Wybrane projekty" }).check();
  const { title } = await product.deps.services.project.getProject(product.office(), projectId);
  await dialog.getByRole("checkbox", { name: title.pl, exact: true }).last().check();
  if (until) await dialog.getByLabel("Dostęp do").fill(until);
  await expectWellMade(desk);
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  await desk.getByRole("button", { name }).waitFor();
  const [mail] = await mailsTo(product, email);
  return mail?.body.text.replace(/\s+/g, " ") ?? "";
}

/** What the rail of a page of staff offers. */
export function railOf(page: Page): Promise<string[]> {
  return page.getByRole("navigation", { name: "Menu pracownika" }).getByRole("link").allInnerTexts();
}

/** What leads out of every page of staff. */
export const ALWAYS = ["Moje konto", "Strona publiczna"];
