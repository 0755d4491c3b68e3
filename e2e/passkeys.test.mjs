// Passkeys in a real browser with a virtual authenticator: made, used, taken away; refused at another origin; and what the
// page says where they cannot be.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'
import { CAST, signInAs } from './cast.mjs'
import { axe, journey, shows, tabTo } from './harness.mjs'

const named = process.env.KUEAKUN_NAMED

/** A phone with a lock that its owner opens. */
async function withAuthenticator(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
  return {
    verifies: (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

const usePasskey = (page) => page.getByRole('button', { name: 'ใช้พาสคีย์' })

async function make(page, name) {
  await page.goto(`${named}/me/passkeys`)
  await page.locator('input[name=name]').fill(name)
  await page.getByRole('button', { name: 'สร้างพาสคีย์' }).click()
  await shows(page, 'เพิ่มพาสคีย์แล้ว')
}

async function leave(page) {
  await page.context().clearCookies()
  await page.goto(`${named}/sign-in`)
}

journey('a passkey is made, opens the account without a name, and opens nothing once it is taken away', {}, async (page) => {
  await withAuthenticator(page)
  await signInAs(page, CAST.mali, named)
  await make(page, 'โทรศัพท์ของมาลี')
  await axe(page)
  await leave(page)
  await axe(page)
  await tabTo(page, usePasskey(page))
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  await page.goto(`${named}/me/passkeys`)
  await shows(page, 'โทรศัพท์ของมาลี')
  await page.getByRole('button', { name: 'ลบพาสคีย์ โทรศัพท์ของมาลี' }).click()
  await shows(page, 'ยังไม่มีพาสคีย์')
  await leave(page)
  await usePasskey(page).click()
  await shows(page, 'พาสคีย์นี้ใช้เข้าระบบไม่ได้')
  await page.goto(`${named}/me`)
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

journey('a device that did not make sure of its owner opens nothing', {}, async (page) => {
  const phone = await withAuthenticator(page)
  await signInAs(page, CAST.narong, named)
  await make(page, 'โทรศัพท์ของณรงค์')
  await leave(page)
  await phone.verifies(false)
  await usePasskey(page).click()
  await shows(page, 'ยังไม่ได้ใช้พาสคีย์')
  await page.goto(`${named}/me`)
  assert.equal(new URL(page.url()).pathname, '/sign-in')
})

/** The same pages at another port: another origin with the same name, which a browser lets ask for the passkey. */
async function mirror() {
  const { port } = new URL(named)
  const server = createServer((request, response) => {
    const options = { host: '127.0.0.1', port, path: request.url, method: request.method, headers: request.headers }
    const onward = ask(options, (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://localhost:${server.address().port}`, stop: () => server.close() }
}

journey('an answer from another origin is refused, and its page offers none', {}, async (page) => {
  await withAuthenticator(page)
  await signInAs(page, CAST.wichai, named)
  await make(page, 'โทรศัพท์ของวิชัย')
  const other = await mirror()
  await page.context().clearCookies()
  await page.goto(`${other.origin}/sign-in`)
  await shows(page, `พาสคีย์ใช้ได้เมื่อเปิดหน้านี้ที่ ${named} เท่านั้น`)
  assert.equal(await usePasskey(page).isVisible(), false)
  // What a page that lies about its address could do: let the script think that it is at home.
  const html = await (await page.request.get(`${other.origin}/sign-in`)).text()
  await page.route(`${other.origin}/sign-in`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replaceAll(`data-origin="${named}"`, `data-origin="${other.origin}"`) }),
  )
  await page.goto(`${other.origin}/sign-in`)
  await page.unroute(`${other.origin}/sign-in`)
  await usePasskey(page).click()
  await shows(page, 'พาสคีย์นี้ใช้เข้าระบบไม่ได้')
  await page.goto(`${named}/me`)
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  other.stop()
})

journey('without a script the page says what passkeys need and offers the password', { javaScript: false }, async (page) => {
  await page.goto(`${named}/sign-in`)
  await shows(page, 'พาสคีย์ใช้ได้เมื่อเบราว์เซอร์รุ่นใหม่เปิดจาวาสคริปต์ไว้')
  assert.equal(await usePasskey(page).isVisible(), false)
  assert.equal(await page.locator('input[name=password]').isVisible(), true)
})
