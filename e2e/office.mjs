// What journeys through letters and meetings do again and again.
import { fill } from './casework.mjs'

/** One page that says nothing, as a camera gives it: one white point. */
export const SCAN = {
  name: 'สแกน.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  ),
}

/** What may be done next, by its word. */
export const step = (page, word) => page.locator('main .deeds .button', { hasText: word }).first()

/** The link whose address ends so. */
export const link = (page, end) => page.locator(`main a[href$="${end}"]`).first()

/** Somebody of the cast in a choice of people, by their name. */
export async function choose(page, field, name) {
  const option = page.locator(`select[name="${field}"] option`, { hasText: name }).first()
  await fill(page, { [field]: await option.getAttribute('value') })
}

/** The day in Thailand, so many hours on, as it is typed. */
export function typed(hours = 0) {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory', {
    timeZone: 'Asia/Bangkok', day: 'numeric', month: 'numeric', year: 'numeric',
  }).formatToParts(new Date(Date.now() + hours * 3_600_000))
  const part = (type) => Number(parts.find((one) => one.type === type).value)
  return `${part('day')}/${part('month')}/${part('year') + 543}`
}
