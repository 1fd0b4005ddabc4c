const CONTROLS = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled)";

/**
 * Where arrow up or down leads from a control inside a table: the control at the same place of the
 * neighbouring row. `undefined` when the key means something else there, or there is no such control.
 */
export function neighbourCell(event: KeyboardEvent): HTMLElement | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = event.target;
  // A menu inside the cell has used the key already.
  if (event.defaultPrevented) return undefined;
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  // In a select or a text the arrows have work of their own.
  if (!(from instanceof HTMLElement) || !from.matches("a, button, input[type=checkbox]")) return undefined;
  const cell = from.closest<HTMLTableCellElement>("td, th");
  const row = cell?.closest("tr");
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  if (!cell || !(next instanceof HTMLTableRowElement)) return undefined;
  const place = [...cell.querySelectorAll(CONTROLS)].indexOf(from);
  const controls = next.cells[cell.cellIndex]?.querySelectorAll<HTMLElement>(CONTROLS);
  const found = controls?.[place] ?? controls?.[0];
  if (found) event.preventDefault();
  return found;
}
