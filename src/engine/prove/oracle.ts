/** What one guard was said to answer. */
export interface Decision {
  guard: string
  holds: boolean
}

/** Answers guards both ways, one way per run. */
export interface Oracle {
  ask(guard: string): boolean
  /** the context changed: a guard asked before may answer otherwise now */
  changed(): Record<string, never>
  /** Runs `step` once for every way its guards can answer. */
  everyWay(step: (decisions: readonly Decision[]) => void): void
}

/** More ways than this for one event of one configuration means guards that should be fewer. */
const MAX_WAYS = 4096

export function oracle(): Oracle {
  let decisions: Decision[] = []
  let asked = 0
  let memory = new Map<string, boolean>()

  return {
    ask(guard) {
      const remembered = memory.get(guard)
      if (remembered !== undefined) return remembered
      const planned = decisions[asked]
      const decision = planned ?? { guard, holds: true }
      if (!planned) decisions.push(decision)
      asked += 1
      memory.set(guard, decision.holds)
      return decision.holds
    },
    changed() {
      memory = new Map()
      return {}
    },
    everyWay(step) {
      decisions = []
      for (let ways = 0; ; ways += 1) {
        if (ways > MAX_WAYS) throw new Error('Too many guards decide at once.')
        asked = 0
        memory = new Map()
        step(decisions)
        decisions = decisions.slice(0, asked)
        while (decisions.at(-1)?.holds === false) decisions.pop()
        const last = decisions.at(-1)
        if (!last) return
        decisions = [...decisions.slice(0, -1), { ...last, holds: false }]
      }
    }
  }
}
