#!/usr/bin/env node
import { environment } from '../config.ts'
import { runCommand } from './run-command.ts'

const { stderr } = process

process.exitCode = await runCommand(
  process.argv.slice(2),
  environment(),
  {
    say: (line) => console.log(line),
    // only for somebody who looks: a log keeps no lines that replace each other
    progress: (text) => {
      if (stderr.isTTY) stderr.write(`\r${text}\u001b[K`)
    }
  },
  (line) => console.error(line)
)
