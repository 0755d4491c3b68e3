// An OpenID provider on loopback, as an agency would run one: oidc-provider with one client, which must use PKCE, and a page
// on which somebody types who they are.
import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** Everybody who comes back agrees to what the client asks for. */
async function agree(ctx) {
  const { client, session, provider } = ctx.oidc
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

/** Serves the provider at its address; `redirect` is where its client lives. */
export async function play(issuer, redirect) {
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'kueakun', client_secret: 'only-for-this-test', redirect_uris: [redirect] }],
    cookies: { keys: ['only-for-this-test'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: agree,
    pkce: { required: () => true },
  })
  const serve = provider.callback()
  const server = createServer((request, response) =>
    request.url.startsWith('/interaction/') ? ask(provider, request, response) : serve(request, response),
  )
  server.listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(server, 'listening')
  return {
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** The page, and what was typed on it; nothing typed means that they would rather not. */
async function ask(provider, request, response) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="en"><title>Agency</title><form method="post"><input name="who" aria-label="Who"><button>Go on</button></form>')
    return
  }
  let body = ''
  for await (const part of request) body += part
  const who = new URLSearchParams(body).get('who')
  const result = who ? { login: { accountId: who } } : { error: 'access_denied' }
  await provider.interactionFinished(request, response, result)
}
