// What social workers do with a case in the browser, for the journeys that need a case of their own.
import assert from 'node:assert/strict'
import { onward, press } from './harness.mjs'

const SEARCH = 'main form[role=search] button'

/** The button that sends the page's form. */
export const deed = (page) => page.locator('main form.form[method=post] .deeds .button').first()

/** The button that signs the draft on the page. */
const signature = (page) => page.locator('main button[formaction$="/signature"]')

/** Fills fields by their names: text is written, a choice is chosen, a box is ticked. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main form.form [name="${name}"]:not([type=hidden])`)
    const kind = await field.first().evaluate((element) => element.type)
    if (kind === 'radio' || kind === 'checkbox') await field.and(page.locator(`[value="${value}"]`)).check()
    else if (kind === 'select-one') await field.selectOption(value)
    else await field.fill(value)
  }
}

/** Sends the page's form, in which nothing is wrong. */
export async function send(page, button = deed(page)) {
  await press(page, button)
  assert.deepEqual(await page.locator('main .summary, main .refusal').allInnerTexts(), [])
}

/** Searches, finds nobody, registers them; ends on the intake of their case. */
export async function register(page, given, family) {
  await page.goto('/cases/new')
  await page.locator('#q').fill(`${given} ${family}`)
  await press(page, page.locator(SEARCH))
  await press(page, page.locator('main .empty .button'))
  await fill(page, { title: 'นาง', given, family, sex: 'female', born: '2490' })
  await send(page)
}

/** What an intake says. */
export const INTAKE = {
  title: 'ผู้สูงอายุอยู่ลำพัง',
  'target-group': 'elderly',
  channel: 'walk_in',
  story: 'เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน',
  request: 'ขอให้ไปเยี่ยม',
  place: 'หมู่ 4',
  reporter: 'anonymous',
}

/** What an ordinary triage says. */
export const TRIAGE = {
  danger: 'none',
  urgency: 'urgent',
  gravity: 'ordinary',
  reason: 'อยู่ลำพัง ไม่มีผู้ดูแล',
}

/** What a home visit says. */
export const VISIT = {
  place: 'บ้านเลขที่ 1 หมู่ 4',
  people: 'ผู้รับบริการและเพื่อนบ้าน',
  facts: 'บ้านชั้นเดียว ประตูชำรุด มีข้าวสารเหลือหนึ่งกิโลกรัม',
}

/** Opens a case for somebody new and triages it; answers its address. */
export async function openCase(page, given, family) {
  await register(page, given, family)
  await fill(page, INTAKE)
  await send(page)
  await fill(page, TRIAGE)
  await send(page)
  return new URL(page.url()).pathname
}

/** Begins a paper of a case; answers its address. */
export async function begin(page, form) {
  await press(page, page.locator(`main button[name=form][value=${form}]`))
  return new URL(page.url()).pathname
}

/** Signs the draft on the page, and sends it to whoever must co-sign. */
export async function sign(page) {
  await send(page, signature(page))
}

/** Begins a paper, writes and signs it; answers its address. */
export async function write(page, form, fields) {
  const paper = await begin(page, form)
  await fill(page, fields)
  await sign(page)
  return paper
}

/** Co-signs a paper in the window of the one who checks it. */
export async function cosign(page, paper) {
  await onward(page, () => page.goto(paper))
  await send(page, page.locator('main form[action$="/cosignature"] button'))
}
