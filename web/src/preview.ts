// A form with data-preview-url shows what it would print: while one types, the form is sent there and the #preview of the answered
// page takes the place of the one that is shown. One request at a time, and none while the picture is out of sight.
const PAUSE = 700;

export function watchPreviews(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-preview-url]")) {
    const shown = document.getElementById("preview");
    if (shown) new Preview(form, shown).begin();
  }
}

class Preview {
  private pause = 0;
  private stale = true;
  private asking = false;
  private near = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly shown: HTMLElement,
  ) {}

  begin(): void {
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("change", () => this.soon());
    const watch = new IntersectionObserver((seen) => {
      this.near = seen.some((one) => one.isIntersecting);
      void this.renew();
    }, { rootMargin: "200px" });
    watch.observe(this.shown);
  }

  private soon(): void {
    this.stale = true;
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.renew(), PAUSE);
  }

  private async renew(): Promise<void> {
    if (!this.stale || !this.near || this.asking || !this.form.isConnected) return;
    this.stale = false;
    this.asking = true;
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(this.form)) if (typeof value === "string") body.append(name, value);
      const answer = await fetch(this.form.dataset["previewUrl"] ?? "", { method: "POST", body });
      // A redirect leads to the sign-in page, and what is no page of ours has no picture: the one before stays.
      if (answer.ok && !answer.redirected) this.show(await answer.text());
    } catch {
      // Without a network the words are what counts; autosave speaks of them.
    } finally {
      this.asking = false;
      // What was typed meanwhile has waited long enough.
      if (this.stale) this.soon();
    }
  }

  private show(page: string): void {
    const fresh = new DOMParser().parseFromString(page, "text/html").getElementById("preview");
    if (fresh) this.shown.replaceChildren(...fresh.childNodes);
  }
}
