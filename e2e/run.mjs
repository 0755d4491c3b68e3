// Runs the journeys with node's own test runner against one server with fresh demo data. Words after the command
// choose the files whose names hold them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { start } from './server.mjs'

const here = import.meta.dirname
const words = process.argv.slice(2)
const files = (await readdir(here))
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()
  .map((name) => join(here, name))
if (files.length === 0) throw new Error(`no journey is called ${words.join(' or ')}`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))

const server = await start()
const runner = spawn(
  process.execPath,
  ['--test', '--test-reporter=spec', '--test-concurrency=1', ...files],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, KUEAKUN_URL: server.url, KUEAKUN_NAMED: server.named, KUEAKUN_PROVIDER: server.provider } },
)
const [code] = await once(runner, 'exit')
await server.stop()
process.exitCode = code ?? 1
