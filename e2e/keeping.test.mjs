// A committee over letters past their time: a member votes on a phone, without scripts, and who presides votes on the rest and reports.
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { fits, go, journey, press, shows } from './harness.mjs'

const OPINION = 'หมดความจำเป็นแล้ว มีสำเนาที่จังหวัด'

/** The list that lies before its committee; answers its address. */
async function list(page) {
  await go(page, '/letters/disposals')
  await press(page, page.locator('main table a').first())
  await fits(page)
}

journey('a committee votes on letters past their time, and its chair reports', { device: 'phone', javaScript: false }, async (page, another) => {
  await signInAs(page, CAST.somsri)
  await list(page)
  await shows(page, 'รอกรรมการพิจารณาทุกรายการ')
  await page.locator('main [name=letter]').last().check()
  await fill(page, { opinion: OPINION })
  await press(page, deed(page))
  await shows(page, 'โปรดเลือก')
  await shows(page, OPINION)
  await page.locator('main [name=letter]').last().check()
  await fill(page, { decision: 'destroy' })
  await send(page)
  await shows(page, 'ควรทำลาย')

  const chair = await another({ device: 'desktop', javaScript: true })
  await signInAs(chair, CAST.prasert)
  await list(chair)
  await shows(chair, 'เห็นควรเก็บไว้เป็นหลักฐาน')
  await fill(chair, { rest: 'yes', decision: 'destroy' })
  await send(chair)
  await press(chair, chair.locator('main .deeds button', { hasText: 'เสนอ' }).first())
  await shows(chair, 'รอ')

  const director = await another({ device: 'desktop', javaScript: true })
  await signInAs(director, CAST.thawat)
  await list(director)
  await press(director, director.locator('main .deeds button', { hasText: 'อนุมัติ' }).first())
  await shows(director, 'อนุมัติแล้ว')
})
