const MASK = '***'

/** Hides secrets in a text, also where they stand percent-encoded, as in a URL. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  let masked = text
  for (const secret of secrets) {
    for (const form of new Set([secret, encodeURIComponent(secret), encodeURI(secret)])) {
      if (form !== '') masked = masked.replaceAll(form, MASK)
    }
  }
  return masked
}

/** The user, if any, and the password before the last "@", also where scheme or slashes are missing. */
const BEFORE_HOST = /^((?:[^:@]*?:\/*)?[^:@]*):(.*)@/s

/** A password whose host was forgotten: what is behind the colon is no port. */
const WITHOUT_HOST = /^([^:@]*:\/\/[^/?#:@[]*):(?!\d+(?:[/?#]|$))[^/?#@]+(?=[/?#]|$)/

const PARAMETERS = /([?&](?:\w*password|passwd|pwd|\w*token|\w*secret)=)[^&#]*/gi

/** Hides the password of a URL, also where the rest of it cannot be understood. */
export function maskUrl(url: string): string {
  return url
    .replace(BEFORE_HOST, `$1:${MASK}@`)
    .replace(WITHOUT_HOST, `$1:${MASK}`)
    .replaceAll(PARAMETERS, `$1${MASK}`)
}
