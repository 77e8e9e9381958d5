/** One of the things that are measured beside each other. */
export interface Contender {
  readonly name: string
  /** The rounds that it takes part in, where those are not all: the first ones. */
  readonly rounds?: number
  /** Runs once, with whatever has to be there before, and gives the milliseconds that count. */
  measure(): Promise<number>
}

/** The milliseconds of each contender, round by round. */
export type Turns = ReadonlyMap<string, readonly number[]>

/**
 * Measures contenders in turns (A B C, A B C …), so that what the machine does meanwhile meets all of them. A first
 * round is run and not counted.
 */
export async function runInTurns(
  contenders: readonly Contender[],
  options: { readonly rounds: number },
): Promise<Turns> {
  const turns = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const contender of contenders) {
      if (round > (contender.rounds ?? options.rounds)) continue
      const spent = await contender.measure()
      if (round > 0) turns.get(contender.name)?.push(spent)
      reportTurn(round, contender.name, spent)
    }
  }
  return turns
}

function reportTurn(round: number, name: string, spent: number): void {
  const label = round === 0 ? 'warm-up' : `round ${round}`
  process.stderr.write(`${label}: ${name} ${spent.toFixed(0)} ms\n`)
}
