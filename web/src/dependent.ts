// A question that depends on an earlier answer stands on the page only with it; what was chosen in it before is taken back,
// and what was typed into it keeps it there, to be seen.
export function watchDependents(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLElement>("[data-asked-if]")) {
    const [name = "", values = ""] = (field.dataset.askedIf ?? "").split("=");
    const form = field.closest("form");
    if (!form) continue;
    const settle = (): void => show(field, values.split(" ").includes(chosen(form, name)) || isTyped(field));
    form.addEventListener("change", settle);
    settle();
  }
}

function chosen(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

function isTyped(field: HTMLElement): boolean {
  const typed = field.querySelector<HTMLInputElement | HTMLTextAreaElement>("input[type=text], textarea");
  return typed !== null && typed.value.trim() !== "";
}

function show(field: HTMLElement, asked: boolean): void {
  field.hidden = !asked;
  // The server takes no answer to a question that was not asked.
  if (!asked) field.querySelector<HTMLInputElement>('input[value=""]')?.click();
}
