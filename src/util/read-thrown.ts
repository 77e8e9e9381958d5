/** What a thrown value says of itself, for a message; anything can be thrown. */
export function readThrown(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === '' ? thrown.name : thrown.message
  if (typeof thrown === 'string') return thrown
  if (typeof thrown !== 'object' || thrown === null) return `${String(thrown)} was thrown`
  const message: unknown = Reflect.get(thrown, 'message')
  return typeof message === 'string' && message !== '' ? message : 'an object was thrown'
}
