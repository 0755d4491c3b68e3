// A question that depends on an earlier answer stands on the page only with it; what was chosen in it before is taken back.
export function watchDependents(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLElement>("[data-asked-if]")) {
    const [name = "", values = ""] = (field.dataset.askedIf ?? "").split("=");
    const form = field.closest("form");
    if (!form) continue;
    const settle = (): void => show(field, values.split(" ").includes(chosen(form, name)));
    form.addEventListener("change", settle);
    settle();
  }
}

function chosen(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

function show(field: HTMLElement, asked: boolean): void {
  field.hidden = !asked;
  // The server takes no answer to a question that was not asked.
  if (!asked) field.querySelector<HTMLInputElement>('input[value=""]')?.click();
}
