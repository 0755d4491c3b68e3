// What the pages gain when scripts run. Every page is complete without this file; each import is one gain of its own.
import "htmx.org";
import { watchAutosave } from "./autosave";
import { watchDates } from "./dates";
import { watchDependents } from "./dependent";
import { showClients } from "./drawings";
import { watchFiles } from "./files";
import { focusFirstThing } from "./focus";
import { watchMenus } from "./menus";
import { openForPaper } from "./paper";
import { watchPasskeys } from "./passkeys";
import { watchPreviews } from "./preview";
import { watchSearchKey } from "./search";
import { watchSuggestions } from "./suggest";
import { watchUnsaved } from "./unsaved";

function begin(): void {
  watchSearchKey();
  watchMenus();
  openForPaper();
  watchUnsaved();
  enliven(document);
  focusFirstThing();
}

// A part of the page that htmx brings in is given the same hands as the page itself.
function enliven(part: ParentNode): void {
  watchAutosave(part);
  watchDates(part);
  watchDependents(part);
  showClients(part);
  watchFiles(part);
  watchPasskeys(part);
  watchPreviews(part);
  watchSuggestions(part);
}

document.addEventListener("DOMContentLoaded", begin);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof HTMLElement && event.target !== document.body) enliven(event.target);
});
