// Files larger than the server takes, one alone or all together, are named before they are sent.
import { words } from "./words";

export function watchFiles(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLInputElement>("input[type=file][data-max-bytes]")) {
    field.addEventListener("change", () => check(field));
  }
}

function check(field: HTMLInputElement): void {
  const most = Number(field.dataset["maxBytes"]);
  const size = [...(field.files ?? [])].reduce((sum, file) => sum + file.size, 0);
  const said = size > most ? words().fileTooLarge(inMegabytes(size), inMegabytes(most)) : "";
  field.setCustomValidity(said);
  if (said) field.reportValidity();
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
