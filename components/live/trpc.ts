"use client";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import type { AppRouter } from "#server/doors/trpc/router.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The one client; every call goes to this origin with the session cookie and gives up after 20 s. */
export const createClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: "/api/trpc",
        transformer: superjson,
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(20_000) }),
      }),
    ],
  });

/** What went wrong, in words for the person who asked. */
export function reasonOf(error: unknown): string {
  if (error instanceof TRPCClientError && error.data) return error.message;
  if (error instanceof TRPCClientError || error instanceof TypeError)
    return "The server cannot be reached. Nothing was changed; try again in a moment.";
  return error instanceof Error ? error.message : "Something broke. Try again.";
}

/** Did the server refuse this person (signed out, no member, gone), so that asking again is pointless? */
export const isRefusal = (error: unknown): boolean =>
  error instanceof TRPCClientError && [401, 403, 404].includes(error.data?.httpStatus);
