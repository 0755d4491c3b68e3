// What leaves the screen: signed papers and the whole case as PDF, the family as a drawing; and who works on the case.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { cosign, openCase, send, VISIT, write } from './casework.mjs'
import { go, journey, press, shows } from './harness.mjs'

/** The file behind a link, which must be a PDF that nobody else's name leads to. */
async function pdf(page, link) {
  const answer = await page.request.get(await link.getAttribute('href'))
  assert.equal(answer.status(), 200)
  assert.equal(answer.headers()['content-type'], 'application/pdf')
  assert.doesNotMatch(answer.headers()['content-disposition'], /\p{Script=Thai}/u)
  const file = await answer.body()
  assert.equal(file.subarray(0, 5).toString(), '%PDF-')
}

journey('a signed visit and the whole case are printed', {}, async (somsri, another) => {
  await signInAs(somsri, CAST.somsri)
  const address = await openCase(somsri, 'พิมพ์', 'ออกมาสมมุติ')
  const visit = await write(somsri, 'home-visit', VISIT)
  const prasert = await another()
  await signInAs(prasert, CAST.prasert)
  await cosign(prasert, visit)
  await go(somsri, visit)
  await pdf(somsri, somsri.locator('main a[href$="/pdf"]'))
  await go(somsri, address)
  await pdf(somsri, somsri.locator('main a[href$="/summary/pdf"]'))
})

journey('a helper joins the team of a case and leaves it again', {}, async (somsri) => {
  await signInAs(somsri, CAST.somsri)
  const address = await openCase(somsri, 'ร่วมมือ', 'กันสมมุติ')
  await go(somsri, `${address}/team`)
  await somsri.locator('[name=staff]').selectOption({ label: await labelOf(somsri, 'นฤมล') })
  await send(somsri)
  await go(somsri, `${address}/team`)
  await press(somsri, somsri.locator('main a[href$="/ending"]'))
  await somsri.locator('[name=reason]').fill('ย้ายไปดูแลเรื่องอื่น')
  await send(somsri)
  assert.equal(await somsri.locator('main a[href$="/ending"]').count(), 0)
})

/** The choice that names somebody, as the list says it. */
const labelOf = (page, name) => page.locator('[name=staff] option', { hasText: name }).first().innerText()

journey('the family of a client is drawn and said in sentences', {}, async (somsri) => {
  await signInAs(somsri, CAST.somsri)
  await openCase(somsri, 'ผังเครือ', 'ญาติสมมุติ')
  await press(somsri, somsri.locator('.person-name a'))
  await go(somsri, `${new URL(somsri.url()).pathname}/family`)
  await shows(somsri, 'ผังเครือ')
  assert.equal(await somsri.locator('main svg[role=img]').count(), 1)
})
