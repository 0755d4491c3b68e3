// After a form comes back wrong the summary of errors has the focus; a record named in the address is open.
export function focusFirstThing(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
  openNamed();
  window.addEventListener("hashchange", openNamed);
}

function openNamed(): void {
  const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const record = named?.querySelector<HTMLDetailsElement>(":scope > details") ?? named?.closest("details");
  if (!record || record.open) return;
  record.open = true;
  named?.scrollIntoView();
}
