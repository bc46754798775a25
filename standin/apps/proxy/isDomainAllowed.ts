const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * May the proxy call this address for this app? Entries are host names, with or without a port; wildcards are
 * UNCONFIRMED and not taken. Loopback is always allowed here (never by Zendesk): a Worker under development lives there.
 */
export const isDomainAllowed = (domainWhitelist: readonly string[], url: URL): boolean =>
  LOOPBACK.includes(url.hostname) ||
  domainWhitelist.some((entry) => {
    const wanted = entry.toLowerCase();
    return wanted === url.hostname || wanted === url.host;
  });
