// Records that open in place are opened for printing and closed again after it.
export function openForPaper(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const record of opened) record.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const record of opened) record.open = false;
  });
}
