// Figures: by every dimension, down to the cases behind a number, out as a sheet, and what lies ahead.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { fits, go, journey, onward, press, shows } from './harness.mjs'

const DIMENSIONS = ['problem', 'target-group', 'channel', 'area', 'contact']

/** The link of the first number that leads to cases. */
const number = (page) => page.locator('main td a[href^="/figures/cases"]').first()

async function inEnglish(page, deeds) {
  await onward(page, () => page.locator('button[name=lang][value=en]').first().click())
  await deeds()
  await onward(page, () => page.locator('button[name=lang][value=th]').first().click())
}

journey('whoever supervises counts by every dimension and opens the cases behind a number', {}, async (page) => {
  await signInAs(page, CAST.prasert)
  for (const rows of DIMENSIONS) {
    for (const columns of ['', DIMENSIONS.find((one) => one !== rows)]) {
      await go(page, `/figures?span=fiscal-year&rows=${rows}&columns=${columns}`)
      assert.ok((await page.locator('main table').count()) > 0, `${rows} by ${columns}`)
    }
  }
  await go(page, '/figures')
  await page.locator('select[name=rows]').selectOption('channel')
  await press(page, page.locator('main form.filters button'))
  assert.equal(await page.locator('select[name=rows]').inputValue(), 'channel')
  await press(page, number(page))
  assert.ok((await page.locator('main tbody tr').count()) > 0)
  await press(page, page.locator('main tbody th a').first())
  await shows(page, 'เรื่องราว')
})

journey('the sheet is what the page shows', {}, async (page) => {
  await signInAs(page, CAST.prasert)
  await go(page, '/figures')
  for (const ending of ['csv', 'xlsx']) {
    const sheet = page.locator(`main a[href^="/figures/sheet.${ending}"]`)
    const [download] = await Promise.all([page.waitForEvent('download'), sheet.click()])
    assert.ok(download.suggestedFilename().endsWith(`.${ending}`))
    assert.doesNotMatch(download.suggestedFilename(), /\p{Script=Thai}/u, 'a file is named by no person')
  }
})

journey('who may not open every case sees no small number', {}, async (page) => {
  await signInAs(page, CAST.somsri)
  await go(page, '/figures')
  const cells = (await page.locator('main td').allInnerTexts()).map((cell) => cell.trim())
  assert.ok(cells.length > 12, 'there are tables')
  for (const cell of cells) assert.doesNotMatch(cell, /^[1-4๑-๔]$/, 'a small number')
  await shows(page, 'จำนวนที่น้อยกว่า 5')
  assert.ok(cells.includes('ปกปิด'), 'small numbers are there, and hidden')
})

journey('too few months make no forecast, and the page says so', {}, async (page) => {
  await signInAs(page, CAST.prasert)
  await go(page, '/figures/forecast')
  await shows(page, 'ข้อมูลยังไม่พอ')
  await inEnglish(page, async () => {
    await go(page, '/figures/forecast')
    await shows(page, 'Not enough data')
    await go(page, '/figures?rows=area&columns=channel')
    await shows(page, 'Cases received by area and channel')
  })
})

journey('figures fit a phone and need no scripts', { device: 'phone', javaScript: false }, async (page) => {
  await signInAs(page, CAST.prasert)
  for (const path of ['/figures', '/figures?rows=area&columns=channel', '/figures/forecast']) {
    await go(page, path)
    await fits(page)
  }
  await go(page, '/figures')
  await press(page, number(page))
  await fits(page)
})
