"use client";
import { BrokenScreen } from "#components/sign-in/broken-screen.tsx";

/** A page that broke: what is safe, and what to do. */
export default function ErrorRoute({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <BrokenScreen reference={error.digest ?? null} onRetry={reset} />;
}
