/** Told what is about to be written. */
export type WriteListener = (text: string) => void

/**
 * Listens to what others than the command line write to the terminal, such as `console.log` in a script; gives what
 * ends it. `write` of the streams is the only place where that can be seen.
 */
export function watchWrites(
  streams: readonly NodeJS.WriteStream[],
  listener: WriteListener,
): () => void {
  const ends = streams.filter((stream) => stream.isTTY).map((stream) => watch(stream, listener))
  return () => {
    for (const end of ends) end()
  }
}

function watch(stream: NodeJS.WriteStream, listener: WriteListener): () => void {
  // oxlint-disable-next-line typescript/unbound-method -- It is called with the stream, and put back.
  const { write } = stream
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    listener(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk))
    return Reflect.apply(write, stream, [chunk, ...rest])
  }
  return () => {
    stream.write = write
  }
}
