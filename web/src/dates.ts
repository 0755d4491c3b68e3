// Beside a day field the day as understood, with its weekday, comes back while one types.
const PAUSE = 250;

export function watchDates(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLInputElement>("input[data-date-echo]")) watch(field);
}

function watch(field: HTMLInputElement): void {
  const echo = document.getElementById(field.dataset["dateEcho"] ?? "");
  if (!echo) return;
  echo.setAttribute("aria-live", "polite");
  let pause = 0;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(() => void understand(field, echo), PAUSE);
  });
  // A draft brought back, or the browser itself, may have put another day here than the server's echo speaks of.
  if (field.value !== field.defaultValue) void understand(field, echo);
}

async function understand(field: HTMLInputElement, echo: HTMLElement): Promise<void> {
  const text = field.value.trim();
  if (text === "") {
    echo.textContent = "";
    return;
  }
  try {
    const answer = await fetch(`/echo/date?text=${encodeURIComponent(text)}`, { headers: { Accept: "text/plain" } });
    if (field.value.trim() !== text) return;
    echo.textContent = await answer.text().then((said) => (answer.redirected || answer.status >= 500 ? "" : said.trim()));
    echo.classList.toggle("echo-unread", !answer.ok);
  } catch {
    // Without a network the server reads the day when the form is sent; a stale echo would mislead.
    echo.textContent = "";
  }
}
