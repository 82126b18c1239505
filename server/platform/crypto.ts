import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from "node:crypto";

/** A random secret of `bytes` bytes in base64url, with a prefix that tells what it is for. */
export const newSecret = (prefix: string, bytes = 32): string =>
  prefix + randomBytes(bytes).toString("base64url");

/** How secrets are stored that we only need to recognise: SHA-256, enough for random ones of 128 bits or more. */
export const hashSecret = (secret: string): string => hash("sha256", secret, "base64url");

/** A short code people can type: 10 letters and digits without look-alikes (49 bits), so it must expire soon. */
export function newCode(): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  let code = "";
  for (const byte of randomBytes(64)) {
    if (code.length === 10) break;
    if (byte < 248) code += alphabet[byte % alphabet.length];
  }
  return code;
}

/** Seals and opens secrets we must be able to read again: AES-256-GCM under a key derived from SECRET_KEY, bound to a purpose. */
export class Vault {
  readonly #key: Buffer;
  constructor(secretKey: string) {
    this.#key = Buffer.from(hkdfSync("sha256", secretKey, "claw-group", "vault v1", 32));
  }
  seal(purpose: string, text: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
  }
  /** Throws when the text was altered, or sealed for another purpose or under another key. */
  open(purpose: string, sealed: string): string {
    const raw = Buffer.from(sealed, "base64url");
    const decipher = createDecipheriv("aes-256-gcm", this.#key, raw.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(raw.subarray(12, 28));
    return decipher.update(raw.subarray(28), undefined, "utf8") + decipher.final("utf8");
  }
}
