// Open menus (details[data-menu]) close with Escape, with a press elsewhere, and when the focus leaves them.
export function watchMenus(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const menu of openMenus()) close(menu, true);
  });
  document.addEventListener("pointerdown", (event) => closeAllBut(event.target));
  document.addEventListener("focusin", (event) => closeAllBut(event.target));
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")];
}

function closeAllBut(target: EventTarget | null): void {
  for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) close(menu, false);
}

function close(menu: HTMLDetailsElement, refocus: boolean): void {
  const held = menu.contains(document.activeElement);
  menu.open = false;
  if (refocus && held) menu.querySelector("summary")?.focus();
}
