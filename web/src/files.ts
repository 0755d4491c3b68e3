// A file larger than the server takes is named before it is sent.
import { words } from "./words";

export function watchFiles(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLInputElement>("input[type=file][data-max-bytes]")) {
    field.addEventListener("change", () => check(field));
  }
}

function check(field: HTMLInputElement): void {
  const most = Number(field.dataset["maxBytes"]);
  const large = [...(field.files ?? [])].find((file) => file.size > most);
  const said = large ? words().fileTooLarge(inMegabytes(large.size), inMegabytes(most)) : "";
  field.setCustomValidity(said);
  if (said) field.reportValidity();
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
