import type { PasskeyAssertion } from "@netvexa/contract/people";

/** Whether this browser can use passkeys at this address: they are bound to a name, so not to an IP address. */
export function canUsePasskeys(): boolean {
  const hasName = !/^[\d.]+$|^\[/.test(location.hostname);
  return hasName && "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Lets the browser make a passkey; null where the person called it off. Options and answer are WebAuthn's JSON forms. */
export async function makePasskey(options: Record<string, unknown>): Promise<Record<string, unknown> | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return toJson(await ask(() => navigator.credentials.create({ publicKey }))) as Record<string, unknown> | null;
}

/** Lets the person choose a passkey; null where they called it off. */
export async function choosePasskey(options: Record<string, unknown>): Promise<PasskeyAssertion | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return toJson(await ask(() => navigator.credentials.get({ publicKey }))) as PasskeyAssertion | null;
}

async function ask(request: () => Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotAllowedError") return null;
    throw error;
  }
}

function toJson(credential: Credential | null): unknown {
  return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
}
