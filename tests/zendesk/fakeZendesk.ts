/** A reply of the fake: status, JSON or plain text, headers. */
export type FakeReply = {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
};

export type SeenCall = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
};

/** A `fetch` that answers from a function and remembers what it was asked; tokens are "token-1", "token-2" … */
export function fakeZendesk(answer: (call: SeenCall) => FakeReply): {
  readonly fetch: typeof fetch;
  readonly calls: SeenCall[];
  readonly tokenRequests: SeenCall[];
} {
  const calls: SeenCall[] = [];
  const tokenRequests: SeenCall[] = [];
  const fake: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const call: SeenCall = {
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
    if (call.url.pathname === "/oauth/tokens") {
      tokenRequests.push(call);
      return Response.json({
        access_token: `token-${tokenRequests.length}`,
        token_type: "bearer",
        scope: "read write",
        expires_in: 3600,
      });
    }
    calls.push(call);
    const reply = answer(call);
    const body = reply.json === undefined ? (reply.text ?? "") : JSON.stringify(reply.json);
    const status = reply.status ?? 200;
    return new Response(status === 204 ? null : body, {
      status,
      headers: {
        "content-type": reply.json === undefined ? "text/plain" : "application/json",
        ...reply.headers,
      },
    });
  };
  return { fetch: fake, calls, tokenRequests };
}
