// Meetings: called, answered, held, written while one types, certified, and a resolution followed until it is done.
import assert from 'node:assert/strict'
import { CAST, signInAs } from './cast.mjs'
import { deed, fill, send } from './casework.mjs'
import { axe, fits, go, journey, press, shows } from './harness.mjs'
import { link, typed } from './office.mjs'

/** A body with its chair from outside, a member with an account and the clerk as secretary. */
async function found(page, name) {
  await go(page, '/meetings/bodies/new')
  await press(page, deed(page))
  assert.equal(await page.locator('[name=name]').getAttribute('aria-invalid'), 'true', 'a body has a name')
  await fill(page, { name, kind: 'committee', quorum: 'half', majority: 'cast' })
  await send(page)
  const body = new URL(page.url()).pathname
  for (const [who, part] of [['นายกำนัน ประธานสมมุติ', 'chair'], ['นฤมล', 'member'], ['มาลี', 'member-secretary']]) {
    await press(page, link(page, '/seats/new'))
    const choice = page.locator('[name=staff] option', { hasText: who })
    if ((await choice.count()) > 0) await fill(page, { staff: await choice.first().getAttribute('value') })
    else await fill(page, { name: who })
    await fill(page, { part, 'from-on': '1/1/2560' })
    await send(page)
  }
  return body
}

journey('a meeting from its call to certified minutes and a resolution that is done', { patience: 400_000 }, async (page, another) => {
  await signInAs(page, CAST.mali)
  const body = await found(page, 'คณะกรรมการทดสอบการประชุมสมมุติ')
  await press(page, link(page, '/meetings/new'))
  await fill(page, { on: typed(), time: 'เช้า', place: 'ห้องประชุมสมมุติ' })
  await press(page, deed(page))
  assert.equal(await page.locator('[name=time]').getAttribute('aria-invalid'), 'true', 'a time is a time')
  await fill(page, { time: '23.59' })
  await send(page)
  const meeting = new URL(page.url()).pathname
  await press(page, link(page, '/items/new'))
  await fill(page, { section: '4-consideration', title: 'แผนเยี่ยมบ้าน', briefing: 'ร่างแผน' })
  await send(page)
  await press(page, link(page, '/calling'))
  await send(page)
  await shows(page, 'เรียกประชุมแล้ว')

  const member = await another()
  await signInAs(member, CAST.narumon)
  await go(member, '/meetings')
  await press(member, link(member, `${meeting}/reply`))
  await fill(member, { reply: 'declined' })
  await press(member, deed(member))
  assert.equal(await member.locator('[name=note]').getAttribute('aria-invalid'), 'true', 'who does not come says why')
  await fill(member, { reply: 'coming' })
  await send(member)
  const [calendar] = await Promise.all([member.waitForEvent('download'), link(member, '/invitation/file').click()])
  assert.match(calendar.suggestedFilename(), /^meeting-\w{13}\.ics$/)

  await go(page, meeting)
  await press(page, link(page, '/opening'))
  await send(page)
  await shows(page, 'ผู้มาประชุมไม่ครบองค์ประชุม')
  const attendees = await page.locator(`main a[href*="${meeting}/attendees/"]:not([href$="/reply"])`).all()
  const forms = await Promise.all(attendees.map((one) => one.getAttribute('href')))
  assert.equal(forms.length, 3)
  for (const form of forms) {
    await go(page, form)
    await fill(page, { presence: 'present' })
    await send(page)
  }
  assert.equal(await page.getByText('ผู้มาประชุมไม่ครบองค์ประชุม').count(), 0)

  await press(page, link(page, '/minutes'))
  await page.locator('[name=said]').fill('ที่ประชุมพิจารณาแผนเยี่ยมบ้าน')
  await page.locator('[data-autosave-status]', { hasText: 'บันทึกร่างแล้ว' }).waitFor()
  await page.reload()
  assert.equal(await page.locator('[name=said]').inputValue(), 'ที่ประชุมพิจารณาแผนเยี่ยมบ้าน')
  await send(page)

  await press(page, link(page, '/resolutions/new'))
  await fill(page, { kind: 'assigned', words: 'ทำแผนเยี่ยมบ้านรายเดือน', 'votes-for': '9' })
  await press(page, deed(page))
  await shows(page, 'มากกว่าผู้มีสิทธิออกเสียงที่มาประชุม 3 คน')
  const owner = await page.locator('[name=owner] option', { hasText: 'นฤมล' }).first().getAttribute('value')
  await fill(page, { 'votes-for': '3', owner, 'due-on': '31/12/2599' })
  await send(page)
  await shows(page, 'ทำแผนเยี่ยมบ้านรายเดือน')
  await press(page, link(page, '/ending'))
  await send(page)
  await press(page, link(page, '/certification'))
  await fill(page, { way: 'at-once' })
  await send(page)
  await shows(page, 'รับรองรายงานแล้ว')
  assert.equal(await page.locator('main a[href$="/minutes"]').count(), 0, 'certified minutes have no form')

  await go(member, '/meetings')
  await press(member, member.locator('main .row-title a', { hasText: 'ทำแผนเยี่ยมบ้านรายเดือน' }))
  await press(member, link(member, '/reports/new'))
  await fill(member, { words: 'ทำแผนแล้ว', state: 'done' })
  await send(member)
  await shows(member, 'เสร็จแล้ว')
  await go(page, `/meetings/resolutions?q=${encodeURIComponent('แผนเยี่ยมบ้าน')}`)
  await shows(page, 'ทำแผนเยี่ยมบ้านรายเดือน')
  await go(page, body)
})

journey('the meeting of the commission is read on a phone in English', { device: 'phone', lang: 'en' }, async (page) => {
  await signInAs(page, CAST.wilai)
  await go(page, '/meetings/resolutions')
  await press(page, page.locator('main .row-title a', { hasText: 'เห็นชอบร่างยุทธศาสตร์สวัสดิการสังคมจังหวัด' }))
  await press(page, page.locator('main .head-kind a'))
  await shows(page, 'พลเรือเอก ณรงค์')
  await fits(page)
  await axe(page)
})
