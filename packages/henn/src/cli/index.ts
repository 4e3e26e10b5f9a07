#!/usr/bin/env node
import { runCommandLine } from './program.js'

// A reader that has gone away (`henn train | head`) must not end a training.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2))
