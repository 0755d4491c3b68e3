// Passkeys: the browser is asked for one, and its answer travels in an ordinary form. Without a script, or at another
// address than the one that passkeys are bound to, the form says so and stays closed.

interface Described {
  id: string;
  type: PublicKeyCredentialType;
}

export function watchPasskeys(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (!("PublicKeyCredential" in window)) continue;
    if (location.origin !== form.dataset["origin"]) say(form, "elsewhere");
    else open(form);
  }
}

function open(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>("[data-passkey-needs]")?.setAttribute("hidden", "");
  form.querySelector<HTMLElement>("[data-passkey-ready]")?.removeAttribute("hidden");
  form.addEventListener("submit", (event) => {
    if (field(form, "credential").value !== "") return;
    event.preventDefault();
    void answer(form);
  });
}

async function answer(form: HTMLFormElement): Promise<void> {
  if (!takeAlong(form, "user_name")) return;
  try {
    const options = (await challenge(form)) as { publicKey: Record<string, unknown> };
    const made = form.dataset["passkey"] === "create" ? await create(options.publicKey) : await get(options.publicKey);
    field(form, "credential").value = JSON.stringify(made);
    form.submit();
  } catch (error) {
    say(form, reason(error));
  }
}

// What was typed into the form beside this one: the user name, so that authenticators that keep no names can be asked too.
// Where a passkey is made for a name, the name must be there; the field that misses it is shown.
function takeAlong(form: HTMLFormElement, name: string): boolean {
  const beside = document.querySelector<HTMLInputElement>(`form:not([data-passkey]) input[name=${name}]`);
  const own = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!beside || own?.type !== "hidden") return true;
  own.value = beside.value;
  if (form.dataset["passkey"] !== "create" || beside.value.trim() !== "") return true;
  beside.focus();
  return false;
}

async function challenge(form: HTMLFormElement): Promise<unknown> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  const response = await fetch(form.dataset["challenge"] ?? "", { method: "POST", body, redirect: "error" });
  if (!response.ok) throw new Error(`the challenge was refused with ${response.status}`);
  return response.json();
}

async function create(asked: Record<string, unknown>): Promise<unknown> {
  const user = asked["user"] as { id: string };
  const options = {
    ...asked,
    challenge: bytes(String(asked["challenge"])),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: described(asked["excludeCredentials"]),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey: options })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...named(made),
    response: {
      attestationObject: text(response.attestationObject),
      clientDataJSON: text(response.clientDataJSON),
      transports: response.getTransports(),
    },
  };
}

async function get(asked: Record<string, unknown>): Promise<unknown> {
  const options = {
    ...asked,
    challenge: bytes(String(asked["challenge"])),
    allowCredentials: described(asked["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
  const used = (await navigator.credentials.get({ publicKey: options })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    ...named(used),
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
}

function named(credential: PublicKeyCredential): object {
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, extensions: {} };
}

function described(list: unknown): object[] {
  return ((list ?? []) as Described[]).map((one) => ({ ...one, id: bytes(one.id) }));
}

function reason(error: unknown): string {
  if (!(error instanceof DOMException)) return "failed";
  if (error.name === "InvalidStateError") return "known";
  return error.name === "NotAllowedError" || error.name === "AbortError" ? "cancelled" : "failed";
}

function say(form: HTMLFormElement, what: string): void {
  const place = form.querySelector<HTMLElement>("[data-passkey-said]");
  if (place) place.textContent = place.dataset[what] ?? "";
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!found) throw new Error(`the form has no field ${name}`);
  return found;
}

function bytes(base64url: string): Uint8Array {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
