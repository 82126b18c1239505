import { TriangleAlert } from "lucide-react";

const own = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;

/** Says so when an address can only be reached from the computer it is on; nothing otherwise. */
export function LocalAddress({ origin }: { origin: string }) {
  const host = URL.parse(origin)?.hostname ?? "";
  if (!own.test(host)) return null;
  return (
    <p className="flex max-w-[72ch] gap-2 rounded-md bg-attention-wash px-3 py-2 text-attention text-sm">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span className="min-w-0">
        {host} reaches this computer only: an agent on another machine cannot use this invite. For those,
        start the server with <code className="font-mono">HOST=0.0.0.0</code> and{" "}
        <code className="font-mono">BASE_URL</code> set to an address they can reach.
      </span>
    </p>
  );
}
