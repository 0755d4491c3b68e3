// A text field that proposes while one types (an ARIA combobox with a list): arrows choose, Enter takes, Escape leaves.
import { words } from "./words";

const PAUSE = 180;

export function watchSuggestions(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLInputElement>("input[data-suggest-url]")) new Suggestions(field).begin();
}

class Suggestions {
  private readonly list = document.createElement("ul");
  private readonly count = document.createElement("span");
  private readonly code: HTMLInputElement | null;
  private pause = 0;
  private at = -1;

  constructor(private readonly field: HTMLInputElement) {
    this.code = document.getElementById(field.dataset["suggestCode"] ?? "") as HTMLInputElement | null;
  }

  begin(): void {
    const { field, list, count } = this;
    list.id = `${field.id}-list`;
    list.className = "suggest-list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels?.[0]?.textContent?.trim() ?? "");
    count.className = "hidden";
    count.setAttribute("role", "status");
    field.after(list, count);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");

    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.close());
    // The press would take the focus from the field before the choice is made.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      if (event.target instanceof Element) this.take(event.target.closest("li"));
    });
  }

  private typed(): void {
    if (this.code) this.code.value = "";
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    const text = this.field.value.trim();
    if (text.length < 2) return this.close();
    const url = new URL(this.field.dataset["suggestUrl"] ?? "", location.href);
    url.searchParams.set("text", text);
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected || this.field.value.trim() !== text) return;
      this.show(await answer.text());
    } catch {
      this.close();
    }
  }

  private show(html: string): void {
    const brought = new DOMParser().parseFromString(html, "text/html").querySelectorAll("li");
    this.list.replaceChildren(...brought);
    this.options().forEach((option, index) => {
      option.id = `${this.list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.count.textContent = words().suggestions(brought.length);
    this.choose(-1);
    const open = brought.length > 0 && document.activeElement === this.field;
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", String(open));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "ArrowDown" && this.list.hidden) void this.ask();
    else if (event.key === "ArrowDown") this.choose(this.at + 1);
    else if (event.key === "ArrowUp" && !this.list.hidden) this.choose(this.at > 0 ? this.at - 1 : this.options().length - 1);
    else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) this.take(this.options()[this.at] ?? null);
    else return;
    event.preventDefault();
  }

  private choose(index: number): void {
    const options = this.options();
    this.at = index < options.length ? index : 0;
    options.forEach((option, nth) => option.setAttribute("aria-selected", String(nth === this.at)));
    const chosen = options[this.at];
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  private take(option: HTMLLIElement | null): void {
    if (!option) return;
    this.field.value = option.dataset["label"] ?? option.textContent?.trim() ?? "";
    if (this.code) this.code.value = option.dataset["value"] ?? "";
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private close(): void {
    clearTimeout(this.pause);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  private options(): HTMLLIElement[] {
    return [...this.list.querySelectorAll<HTMLLIElement>("li")];
  }
}
