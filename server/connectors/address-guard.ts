import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Thrown when an address may not be called; says which and how the operator can allow it. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

/** Asks for all addresses of a name, as `dns.lookup` does. */
export type Resolver = (
  hostname: string,
  options: { family?: number | "IPv4" | "IPv6" | undefined; hints?: number | undefined; all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const forAgents = 'the operator can allow it with AGENT_URL_ALLOWLIST, or the agent can use mode "pull"';

/** Only addresses of the public internet may be called, unless the operator lists hosts or CIDRs; `advice` says how. */
export class AddressGuard {
  readonly #hosts: Set<string>;
  readonly #ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][];
  readonly #resolve: Resolver;
  readonly #advice: string;
  constructor(allowlist: readonly string[], resolver: Resolver = lookup, advice: string = forAgents) {
    this.#resolve = resolver;
    this.#advice = advice;
    const cidrs = allowlist.filter((entry) => ipaddr.isValidCIDR(entry));
    this.#ranges = cidrs.map((entry) => ipaddr.parseCIDR(entry));
    this.#hosts = new Set(
      allowlist.filter((entry) => !cidrs.includes(entry)).map((entry) => entry.toLowerCase()),
    );
  }

  /** Checks what can be known of a URL without asking anyone: its scheme, credentials, and an address written out. */
  checkUrl(text: string): void {
    const url = new URL(text);
    if (url.username || url.password)
      throw new ForbiddenAddress("put credentials into headers, not into the url");
    const host = hostOf(url);
    if (this.#hosts.has(host)) return;
    if (
      host === "localhost" ||
      host.endsWith(".localhost") ||
      host.endsWith(".local") ||
      host.endsWith(".internal")
    )
      throw this.#forbidden(host);
    if (ipaddr.isValid(host)) this.checkAddress(host, host);
  }

  /** Refuses every address that is not global unicast; mapped and embedded IPv4 forms are judged as the IPv4 they are. */
  checkAddress(address: string, host: string): void {
    if (this.#hosts.has(host) || this.#hosts.has(address)) return;
    const parsed = ipaddr.process(address);
    if (this.#ranges.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits)))
      return;
    if (parsed.range() !== "unicast" || (parsed.kind() === "ipv6" && !parsed.match(global6, 3)))
      throw this.#forbidden(address === host ? host : `${host} (${address})`);
  }

  #forbidden(what: string): ForbiddenAddress {
    return new ForbiddenAddress(`${what} is not a public address; ${this.#advice}`);
  }

  /** A DNS lookup for sockets that checks the very address that is then connected to, so that no name can be rebound between. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.#resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 4);
      try {
        for (const { address } of addresses) this.checkAddress(address, hostname.toLowerCase());
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, "", 4);
      }
      const first = addresses[0];
      if (!first) return callback(new Error(`${hostname} has no address`), "", 4);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

/** All IPv6 addresses given out so far (RFC 4291, 2.4); embedded IPv4 forms lie outside. */
const global6 = ipaddr.parse("2000::");
const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^\[|\]$/g, "");
