/** A Worker's address without trailing slash; "https://" may be left out. Null: no https address (nor one of this machine). */
export function workerAddressOf(text: string): string | null {
  const given = text.trim();
  const isLocal = /^(https?:\/\/)?(localhost|127\.0\.0\.1)([:/]|$)/.test(given);
  const address = /^[a-z]+:\/\//.test(given) ? given : `${isLocal ? "http" : "https"}://${given}`;
  const url = URL.parse(address);
  if (url === null || given === "") return null;
  if (url.protocol !== "https:" && !(isLocal && url.protocol === "http:")) return null;
  return isLocal || url.hostname.includes(".") ? address.replace(/\/+$/, "") : null;
}
