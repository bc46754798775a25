/** Secrets that exist only while a secret is being rotated; `wrangler types` knows the required ones only. */
declare namespace Cloudflare {
  interface Env {
    readonly WEBHOOK_SECRET_PREVIOUS?: string;
    readonly APP_SECRET_PREVIOUS?: string;
  }
}
interface Env extends Cloudflare.Env {}
