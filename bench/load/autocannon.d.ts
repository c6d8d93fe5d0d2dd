/** As much of autocannon as the bench uses; its published types are two versions behind. */
declare module 'autocannon' {
  interface Result {
    errors: number
    timeouts: number
  }
  export default function autocannon(
    options: object,
    done: (error: Error | null, result: Result) => void
  ): unknown
}
