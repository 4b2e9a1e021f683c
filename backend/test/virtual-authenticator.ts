import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export interface VirtualAuthenticator {
  /** What `navigator.credentials.create()` would answer, in its JSON form. */
  create(challenge: string): Record<string, unknown>;
  /** What `navigator.credentials.get()` would answer. */
  get(challenge: string, options?: { verifiesUser?: boolean }): Record<string, unknown>;
}

/** One ES256 passkey on a device (WebAuthn level 3, attestation `none`). */
export function createAuthenticator(site: { rpId: string; origin: string }): VirtualAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  let counter = 0;
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: site.origin, crossOrigin: false }));
  const authenticatorData = (flags: number, rest = Buffer.alloc(0)) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash("sha256").update(site.rpId).digest(), Buffer.from([flags]), count, rest]);
  };
  const answer = (response: Record<string, Buffer>) => ({
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString("base64url")])),
  });
  return {
    create: (challenge) => {
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      const key = coseKey(Buffer.from(x, "base64url"), Buffer.from(y, "base64url"));
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, key]);
      const data = authenticatorData(USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL, credential);
      return answer({ clientDataJSON: clientData("webauthn.create", challenge), attestationObject: attestation(data) });
    },
    get: (challenge, { verifiesUser = true } = {}) => {
      const data = authenticatorData(USER_PRESENT | (verifiesUser ? USER_VERIFIED : 0));
      const client = clientData("webauthn.get", challenge);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      const signature = createSign("sha256").update(signed).sign(privateKey);
      return answer({ clientDataJSON: client, authenticatorData: data, signature });
    },
  };
}

/** CBOR of { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  return Buffer.concat([Buffer.from("a501020326200121", "hex"), bytes(x), Buffer.from("22", "hex"), bytes(y)]);
}

/** CBOR of { fmt: "none", attStmt: {}, authData }. */
function attestation(data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from("a3", "hex"),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from("a0", "hex"),
    text("authData"),
    bytes(data),
  ]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, value.length]), value]);
}
