import { measureStore } from './store/measure-store.ts'

/** `npm run bench:store`: the store's ratios, measured in one run so that they mean the same on any machine. */
for (const { work, ours, limit, unit, ratio, target, ok, spread } of await measureStore()) {
  const found = ratio === null ? `${ours.toFixed(0)} ${unit}` : `${(ratio * 100).toFixed(0)} %`
  const asked = target.of === 'ratio' ? `${target.value * 100} %` : `${target.value} ${unit}`
  const sides = limit === null ? '' : `, ${ours.toFixed(2)} of ${limit.toFixed(2)} ${unit}`
  console.log(
    `${ok ? 'ok  ' : 'MISS'} ${work}: ${found} (at ${target.sense} ${asked}${sides}, spread ${(spread * 100).toFixed(0)} %)`
  )
  if (!ok) process.exitCode = 1
}
