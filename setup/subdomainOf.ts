/** "acme" of what people paste: "acme", "acme.zendesk.com", "https://acme.zendesk.com/agent"; null: no such name in it. */
export function subdomainOf(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/?#].*$/, "");
  const name = host.replace(/\.zendesk\.com$/, "");
  return /^[a-z0-9][a-z0-9-]*$/.test(name) ? name : null;
}
