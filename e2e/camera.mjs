// Takes the picture of a page as documents show it.
import { shrink } from './png.mjs'

const LIMIT_BYTES = 120 * 1024
const TALLEST = { desktop: 1400, phone: 1800 }

/** The page as it is long, up to a height that still reads well in a document. The window is made as tall, so that what
 * stands at its foot stands at the foot of the picture. */
export async function photograph(page, device, name) {
  await page.evaluate(() => document.fonts.ready.then(() => {
    document.activeElement?.blur()
    window.scrollTo(0, 0)
  }))
  const { width, height } = page.viewportSize()
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, Math.min(whole, TALLEST[device])) })
  const picture = await shrink(await page.screenshot({ animations: 'disabled' }))
  await page.setViewportSize({ width, height })
  if (picture.length > LIMIT_BYTES) throw new Error(`${name} has ${picture.length} bytes, more than ${LIMIT_BYTES}`)
  return picture
}
