/** An OAuth client; confidential ones may use client credentials and act as their user. */
export type OauthClient = {
  id: number;
  identifier: string;
  name: string;
  secret: string;
  user_id: number;
  kind: "confidential" | "public";
  created_at: string;
  updated_at: string;
};

/** An access token. `expires_at_ms` is on the clock's running time (`clock.elapsedMs`). */
export type OauthToken = {
  id: number;
  token: string;
  client_id: number;
  user_id: number;
  scopes: string[];
  expires_at_ms: number;
  created_at: string;
};
