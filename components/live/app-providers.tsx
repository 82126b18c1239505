"use client";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toaster } from "#components/ui/toast.tsx";
import { ClockProvider } from "#components/ui/use-now.tsx";
import { createClient, TRPCProvider } from "./trpc.ts";

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, retry: 2 }, mutations: { retry: false } },
  });

/** What every page stands in: the query cache (the one home of server state), the tRPC client, the address, the clock, notices. */
export function AppProviders({ now, children }: { now: number; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <NuqsAdapter>
          <ClockProvider now={now}>
            <Tooltip.Provider>{children}</Tooltip.Provider>
            <Toaster />
          </ClockProvider>
        </NuqsAdapter>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
