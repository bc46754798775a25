/** The stand-in's account, as documented in its README. Its client secret is public: it opens nothing but the stand-in. */
export const LOCAL_ACCOUNT = {
  subdomain: "standin",
  accountId: "22129848",
  clientId: "tierwise_local",
  clientSecret: "standin-client-secret",
  preset: "it-services",
  adminId: 1,
  agentIds: [3, 4],
} as const;
