// Starts the program with its demo data in an empty folder, waits until it is ready, and stops it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 120_000

function required(name) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this through cargo xtask`)
  return value
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address()
  listener.close()
  await once(listener, 'close')
  return port
}

async function ready(url, child) {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return true
    await pause(100)
  }
  return false
}

/** What the program is told of the provider that `provider.mjs` plays. */
function agreement(port, secretFile) {
  return `[[provider]]
key = "agency"
issuer = "http://localhost:${port}"
client_id = "kueakun"
secret_file = "${secretFile}"
label_th = "เข้าด้วยบัญชีของกรม"
label_en = "Sign in with the agency's account"
`
}

/** Serves fresh demo data; `database` is where to put it, a file in the folder unless said otherwise. */
export async function start() {
  const folder = required('KUEAKUN_E2E_FOLDER')
  const database = process.env.KUEAKUN_E2E_DATABASE ?? `sqlite:${join(folder, 'kueakun.db')}`
  const port = await freePort()
  const listen = `127.0.0.1:${port}`
  const providerPort = await freePort()
  const [config, secret] = [join(folder, 'kueakun.toml'), join(folder, 'provider.secret')]
  await writeFile(secret, 'only-for-this-test')
  await writeFile(config, agreement(providerPort, secret))
  const log = join(folder, 'server.log')
  const child = spawn(
    required('KUEAKUN_BIN'),
    ['demo', '--database', database, '--data', join(folder, 'data'), '--listen', listen, '--config', config],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const words = createWriteStream(log)
  child.stdout.pipe(words, { end: false })
  child.stderr.pipe(words, { end: false })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)

  const url = `http://${listen}`
  if (!(await ready(url, child))) {
    kill()
    throw new Error(`the program did not become ready:\n${await readFile(log, 'utf8')}`)
  }
  return {
    url,
    // Where passkeys and the provider know the program: browsers have no passkeys at addresses in numbers.
    named: `http://localhost:${port}`,
    provider: `http://localhost:${providerPort}`,
    async stop() {
      process.off('exit', kill)
      if (child.exitCode !== null) throw new Error(`the program had ended with ${child.exitCode}; see ${log}`)
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await ended
      if (code !== 0) throw new Error(`the program stopped with ${code}; see ${log}`)
    },
  }
}
