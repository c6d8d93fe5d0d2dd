/** The runner waits for ever for a test that never ends; nothing here takes a third of this, even in CI. */
const LIMIT = 20 * 60_000

/** In each worker: ends it, and so fails its file, when one test does not end. */
export default function watchOver(): void {
  let watched: string | undefined
  let since = 0
  const look = () => {
    const { testPath, currentTestName } = expect.getState()
    const current = `${testPath}: ${currentTestName}`
    if (current !== watched) {
      watched = current
      since = Date.now()
    } else if (Date.now() - since > LIMIT) {
      process.stderr.write(`No end after ${LIMIT / 60_000} minutes: ${current}\n`)
      process.exit(1)
    }
  }
  setInterval(look, 10_000).unref()
}
