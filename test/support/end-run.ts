import { rmSync } from 'node:fs'

/** After the last test file. */
export default function endRun(): void {
  rmSync(process.env['TEST_RUN_FOLDER'] ?? '', { recursive: true, force: true })
}
