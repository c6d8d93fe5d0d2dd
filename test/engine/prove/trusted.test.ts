import { accept, proofOf, provenCharts, trustProofs } from '../../../src/engine/accept.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { sound } from '../fixtures/broken/chart.ts'
import { brokenWays } from '../fixtures/broken/ways.ts'

const logger = createLogger('silent')
const effectsOf = ({ effects }: { effects: readonly string[] }) =>
  Object.fromEntries(effects.map((name) => [name, () => Promise.resolve()]))

describe('proofs that the build made', () => {
  it('spare the same chart its proof', () => {
    const [{ hash, proof }] = provenCharts([sound]) as [ReturnType<typeof provenCharts>[number]]
    const marked = { ...proof, configurations: -1 }
    trustProofs([{ hash, proof: JSON.parse(JSON.stringify(marked)) as typeof proof }])
    expect(proofOf({ ...sound })).toEqual(marked)
  })

  it('let in no chart that is another one: it is proved, and refused when it is broken', () => {
    trustProofs(provenCharts([sound]))
    const broken = brokenWays.find(({ fault }) => fault === 'a state that nothing leaves')
    if (!broken) throw new Error('The broken chart is gone.')
    expect(() => accept(sound, effectsOf(sound), logger)).not.toThrow()
    expect(() => accept(broken.chart, effectsOf(broken.chart), logger)).toThrow('dead-end')
  })
})
