type Refusal = { code?: string; message?: string };

const words: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "The e-mail address or the password is wrong.",
  INVALID_PASSWORD: "The present password is wrong.",
  INVALID_EMAIL: "This is not an e-mail address.",
  USER_ALREADY_EXISTS: "There is an account with this e-mail address. Sign in with it instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    "There is an account with this e-mail address. Sign in with it instead.",
  PASSWORD_TOO_SHORT: "The password is too short: use at least 8 characters.",
  PASSWORD_TOO_LONG: "The password is too long: use at most 128 characters.",
};

/** Calls the sign-in service; answers null on success, else what was wrong in words a person can act on. */
export async function authCall(
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<string | null> {
  let answer: Response;
  try {
    answer = await fetch(`/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    return "The server did not answer. Check your connection, then try again.";
  }
  if (answer.ok) return null;
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get("retry-after") ?? answer.headers.get("x-retry-after"));
    return `Too many tries. Wait ${seconds > 0 ? `${seconds} seconds` : "a minute"}, then try again.`;
  }
  const refusal: Refusal = await answer.json().catch(() => ({}));
  return (
    words[refusal.code ?? ""] ??
    refusal.message ??
    `The server refused this (${answer.status}). Try again in a minute.`
  );
}
