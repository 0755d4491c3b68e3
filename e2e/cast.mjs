// The cast of the demo, and the one click by which each comes in.

/** User names, as the sign-in page sends them. */
export const CAST = {
  somsri: 'somsri', // practitioner of the sub-district
  prasert: 'prasert', // their head of section, professional
  narumon: 'narumon', // professional of the same office
  mali: 'mali', // clerk of the same office
  narong: 'narong', // practitioner of another municipality
  wichai: 'wichai', // head of that other municipality's section
  kanlaya: 'kanlaya', // senior professional in the provincial office
  anong: 'anong', // personnel officer of the province
  thawat: 'thawat', // director of the province
  wilai: 'wilai', // expert at the department
  pimjai: 'pimjai', // auditor
  orapin: 'orapin', // answers for data protection in the province
  phum: 'phum', // looks after the system
}

/** The button of one member of the cast on the sign-in page. */
export function castButton(page, account) {
  return page.locator(`form:has(input[name=account][value=${account}]) button`)
}

/** Signs a member of the cast in; `origin` is where, when it matters. */
export async function signInAs(page, account, origin = '') {
  await page.goto(`${origin}/sign-in`)
  await castButton(page, account).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
}
