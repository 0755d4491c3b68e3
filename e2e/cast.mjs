// The cast of the demo, and the one click by which each comes in.

/** User names, as the sign-in page sends them. */
export const CAST = {
  somsri: 'somsri', // social worker of the sub-district
  prasert: 'prasert', // their head of section
  kanlaya: 'kanlaya', // supervisor in the provincial office
  wilai: 'wilai', // expert at the department
  mali: 'mali', // clerk of the sub-district
  anong: 'anong', // personnel officer of the province
  thawat: 'thawat', // director of the province
  pimjai: 'pimjai', // auditor
  admin: 'admin', // looks after the system
  narong: 'narong', // social worker of another municipality
}

/** The button of one member of the cast on the sign-in page. */
export function castButton(page, account) {
  return page.locator(`button[name=account][value=${account}]`)
}

/** Signs a member of the cast in. */
export async function signInAs(page, account) {
  await page.goto('/sign-in')
  await castButton(page, account).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
}
