import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { magicLink } from "better-auth/plugins";
import { hashSecret } from "#server/platform/crypto.ts";
import type { Prisma } from "#server/platform/db.ts";
import type { Settings } from "#server/platform/parse-env.ts";
import { markLinkSession } from "./link-session.ts";

type AuthSettings = Pick<Settings, "BASE_URL" | "SIGN_UP" | "AUTH_RATE_LIMIT" | "OWNER_EMAIL"> & {
  SECRET_KEY: string;
};

/** The header in which the door passes the asker's address on; clients cannot set it. */
export const addressHeader = "x-claw-address";
const inviteHeader = "x-invite-code";

/** Seconds a one-time sign-in link is good for. */
const linkSeconds = 24 * 3600;

function build(prisma: Prisma, env: AuthSettings, links: Map<string, string>) {
  return betterAuth({
    appName: "Claw Group",
    baseURL: env.BASE_URL,
    basePath: "/api/auth",
    secret: env.SECRET_KEY,
    trustedOrigins: [env.BASE_URL],
    telemetry: { enabled: false },
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, autoSignIn: true },
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    rateLimit: {
      enabled: env.AUTH_RATE_LIMIT === "on",
      window: 60,
      max: 100,
      customRules: { "/sign-in/email": { window: 60, max: 10 } },
    },
    advanced: {
      // Said aloud, since the library leaves this check out when it believes to be under test.
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      cookiePrefix: "claw",
      useSecureCookies: env.BASE_URL.startsWith("https:"),
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        // Links are handed over by the operator and never mailed: nobody can have use for one asked for over HTTP.
        if (ctx.path === "/sign-in/magic-link" && ctx.request) throw new APIError("NOT_FOUND");
        if (ctx.path !== "/sign-up/email" || env.SIGN_UP === "open") return;
        const code = ctx.headers?.get(inviteHeader) ?? "";
        const invite = await prisma.invite.findUnique({
          where: { codeHash: hashSecret(code.toUpperCase()) },
        });
        const good =
          invite?.kind === "human" &&
          invite.usesLeft > 0 &&
          !invite.revokedAt &&
          invite.expiresAt > new Date();
        if (!good)
          throw new APIError("FORBIDDEN", {
            message: "An account here needs an invite: ask a member for a link.",
          });
      }),
      after: createAuthMiddleware(async (ctx) => {
        const opened = ctx.context.newSession;
        if (ctx.path === "/magic-link/verify" && opened) await markLinkSession(prisma, opened.session);
      }),
    },
    plugins: [
      magicLink({
        expiresIn: linkSeconds,
        disableSignUp: true,
        sendMagicLink: async ({ email, token }) => {
          links.set(email, token);
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof build> & { signInLink: (email: string) => Promise<string> };

/** The people's side of identity: e-mail and password, revocable sessions, one-time links. */
export function createAuth(prisma: Prisma, env: AuthSettings): Auth {
  const links = new Map<string, string>();
  const auth = build(prisma, env, links);
  /** Makes a link that signs its holder in once. No mail is sent: the operator hands it over. */
  const signInLink = async (email: string): Promise<string> => {
    const headers = new Headers({ origin: env.BASE_URL });
    await auth.api.signInMagicLink({ body: { email, callbackURL: "/welcome" }, headers });
    const token = links.get(email);
    links.delete(email);
    if (!token) throw new Error("no sign-in link was made");
    return `${env.BASE_URL}/welcome/${token}`;
  };
  return Object.assign(auth, { signInLink });
}
