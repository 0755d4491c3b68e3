// Leaving a page with words not yet sent asks first. A form that saves itself counts as sent once its draft is stored.
const unsent = new WeakSet<HTMLFormElement>();

export function watchUnsaved(): void {
  document.addEventListener("input", (event) => {
    const form = guarded(event.target);
    if (form) unsent.add(form);
  });
  document.addEventListener("submit", (event) => {
    const form = guarded(event.target);
    if (form && !event.defaultPrevented) unsent.delete(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...document.forms].some((form) => unsent.has(form))) event.preventDefault();
  });
}

export function countAsSent(form: HTMLFormElement): void {
  unsent.delete(form);
}

function guarded(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>("form[data-guard], form[data-autosave-url]") : null;
}
