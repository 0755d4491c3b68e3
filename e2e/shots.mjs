// Photographs the main pages into docs/screenshots: desktop and phone, Thai and English, light and dark. Words after
// the command choose the pictures whose names hold them.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launch, open } from './browser.mjs'
import { photograph } from './camera.mjs'
import { start } from './server.mjs'
import { SHOTS } from './shots.list.mjs'

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots')
const words = process.argv.slice(2)

function fileName({ name, device, lang, theme }) {
  return [name, device, lang, ...(theme === 'dark' ? ['dark'] : [])].join('-') + '.png'
}

async function take(browser, url, shot) {
  const context = await open(browser, { url, ...shot })
  const page = await context.newPage()
  await shot.steps(page, shot)
  const picture = await photograph(page, shot.device, fileName(shot))
  await writeFile(join(folder, fileName(shot)), picture)
  console.log(`${fileName(shot)} ${Math.round(picture.length / 1024)} KiB`)
  await context.close()
}

await mkdir(folder, { recursive: true })
const server = await start()
const browser = await launch()
try {
  for (const shot of SHOTS.filter((shot) => words.every((word) => fileName(shot).includes(word)))) {
    await take(browser, server.url, shot)
  }
} finally {
  await browser.close()
  await server.stop()
}
