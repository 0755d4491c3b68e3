// A form with data-autosave-url sends itself while one types. The answer's text is shown in [data-autosave-status]; its header
// X-Version, if any, becomes the form's version. What cannot be sent is kept in this tab's sessionStorage and sent later.
import { countAsSent } from "./unsaved";
import { words } from "./words";

const PAUSE = 1500;
const RETRY = 15_000;
const KEPT = "draft:";

export function watchAutosave(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-autosave-url]")) new Autosave(form).begin();
  // A shared computer must not keep an interview for the next person.
  const leaving = part.querySelector<HTMLFormElement>('form[action="/session/ending"]');
  leaving?.addEventListener("submit", () => sessionStorage.clear());
}

class Autosave {
  private readonly url: string;
  private readonly key: string;
  private readonly status: HTMLElement | null;
  private pause = 0;
  private changed = false;
  private sending = false;

  constructor(private readonly form: HTMLFormElement) {
    this.url = form.dataset["autosaveUrl"] ?? "";
    this.key = `${KEPT}${document.body.dataset["account"] ?? ""}:${this.url}`;
    this.status = form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
  }

  begin(): void {
    this.restore();
    this.form.addEventListener("input", () => this.soon(PAUSE));
    this.form.addEventListener("change", () => this.soon(PAUSE));
    this.form.addEventListener("submit", () => this.end());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.send();
    });
    window.addEventListener("online", () => void this.send());
  }

  private soon(wait: number): void {
    this.changed = true;
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.send(), wait);
  }

  private end(): void {
    clearTimeout(this.pause);
    this.changed = false;
  }

  private async send(): Promise<void> {
    if (!this.changed || this.sending || !this.form.isConnected) return;
    clearTimeout(this.pause);
    this.changed = false;
    this.sending = true;
    const body = textOf(this.form);
    try {
      const answer = await fetch(this.url, { method: "POST", body, keepalive: body.toString().length < 60_000 });
      await this.heard(answer, body);
    } catch {
      this.keep(body, words().draftKept);
    } finally {
      this.sending = false;
    }
  }

  private async heard(answer: Response, body: URLSearchParams): Promise<void> {
    // A redirect leads to the sign-in page: the session is over, the words are not.
    if (answer.redirected || answer.status === 401) return this.keep(body, words().signInAgain);
    if (answer.status >= 500) return this.keep(body, words().draftKept);
    if (!answer.ok) return this.refused(body, await sentence(answer));
    const version = answer.headers.get("X-Version");
    const field = this.form.elements.namedItem("version");
    if (version && field instanceof HTMLInputElement) field.value = version;
    sessionStorage.removeItem(this.key);
    if (!this.changed) countAsSent(this.form);
    this.say(await sentence(answer), false);
  }

  // The server understood and said no (a stale version, a wrong field): sending the same again would not help.
  private refused(body: URLSearchParams, reason: string): void {
    this.store(body);
    this.say(reason, true);
  }

  private keep(body: URLSearchParams, reason: string): void {
    this.store(body);
    this.say(reason, true);
    this.soon(RETRY);
  }

  private store(body: URLSearchParams): void {
    body.delete("_csrf");
    body.delete("version");
    try {
      sessionStorage.setItem(this.key, body.toString());
    } catch {
      // A full or forbidden storage leaves the words in the form itself, which stays guarded against leaving.
    }
  }

  private restore(): void {
    const kept = sessionStorage.getItem(this.key);
    if (kept === null) return;
    fill(this.form, new URLSearchParams(kept));
    this.say(words().draftBack, false);
    this.soon(PAUSE);
  }

  private say(text: string, failed: boolean): void {
    if (!this.status) return;
    this.status.textContent = text;
    this.status.classList.toggle("draft-failed", failed);
  }
}

// The server answers a draft with one sentence; a page of HTML here would be a mistake of the route, not words for the reader.
async function sentence(answer: Response): Promise<string> {
  const plain = answer.headers.get("Content-Type")?.startsWith("text/plain") ?? false;
  return plain ? (await answer.text()).trim() : words().draftKept;
}

// Files are sent with the form itself, never with a draft.
function textOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  return body;
}

function fill(form: HTMLFormElement, kept: URLSearchParams): void {
  const seen = new Map<string, number>();
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) continue;
    if (field.name === "" || field.name === "_csrf" || field.name === "version" || field.type === "file") continue;
    const values = kept.getAll(field.name);
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = values.includes(field.value);
      continue;
    }
    const nth = seen.get(field.name) ?? 0;
    seen.set(field.name, nth + 1);
    const value = values[nth];
    if (value !== undefined) field.value = value;
  }
}
