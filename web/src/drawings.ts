// A drawing that is wider than the screen is first seen where the client stands, not at its left edge.
export function showClients(part: ParentNode): void {
  for (const sheet of part.querySelectorAll<HTMLElement>(".kin-sheet")) {
    const client = sheet.querySelector(".kin-client");
    if (!client || sheet.scrollWidth <= sheet.clientWidth) continue;
    const middle = client.getBoundingClientRect();
    const left = middle.left + middle.width / 2 - sheet.getBoundingClientRect().left;
    sheet.scrollLeft += left - sheet.clientWidth / 2;
  }
}
