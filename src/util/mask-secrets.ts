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

/** Hides the password of a URL, also where the rest of it cannot be understood. */
export function maskUrl(url: string): string {
  return url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#@:]*):(.*)@/i, `$1:${MASK}@`)
    .replaceAll(/([?&](?:password|passwd|pwd|authtoken|token)=)[^&#]*/gi, `$1${MASK}`)
}
