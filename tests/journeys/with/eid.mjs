// Providers of e-identification: a real one (oidc-provider, which certified deployments run), and one that lies.
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import { freePort } from "./server.mjs";

async function listening(handler, port) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
}

/** oidc-provider, where `provider.person` signs in at once: {id, name, number, acr}. */
export async function honestProvider(redirectUri) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "allting", client_secret: "hemlig:% nyckel", redirect_uris: [redirectUri] }],
    claims: { openid: ["sub", "acr"], profile: ["name", "personal_identity_number", "email"] },
    conformIdTokenClaims: false,
    acrValues: ["low", "substantial", "high"],
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    cookies: { keys: ["a key for cookies of a test"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: here.person.name, personal_identity_number: here.person.number, email: here.person.email }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  const answer = provider.callback();
  const interact = async (request, response) => {
    const { prompt, session, params } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      if (here.person.cancels) return await provider.interactionFinished(request, response, { error: "access_denied" });
      return await provider.interactionFinished(request, response, { login: { accountId: here.person.id, acr: here.person.acr } });
    }
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope("openid profile");
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  const close = await listening((request, response) => (request.url.startsWith("/interaction/") ? interact(request, response) : answer(request, response)), port);
  const here = { issuer, close, person: {} };
  return here;
}

/** Goes from the provider's address to where it sends the browser back, as a browser of its own that keeps cookies. */
export async function throughProvider(address, home) {
  const cookies = new Map();
  for (let hops = 0; hops < 12; ++hops) {
    if (address.startsWith(home)) return address;
    const answer = await fetch(address, { redirect: "manual", headers: { cookie: [...cookies].map(([n, v]) => `${n}=${v}`).join("; ") } });
    for (const line of answer.headers.getSetCookie()) cookies.set(line.split("=")[0], line.split(";")[0].slice(line.indexOf("=") + 1));
    if (!answer.headers.get("location")) throw new Error(`${address} answers ${answer.status}: ${(await answer.text()).slice(0, 400)}`);
    address = new URL(answer.headers.get("location"), address).href;
  }
  throw new Error("the provider sends people round and round");
}

const encoded = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A token signed by whom one likes, over whatever one likes. */
export function signed(header, claims, key = rsa.privateKey) {
  const part = `${encoded(header)}.${encoded(claims)}`;
  return `${part}.${sign("sha256", Buffer.from(part), key).toString("base64url")}`;
}

/** What a lying provider can send: each takes honest claims and gives a token that has to be refused. */
export const lies = {
  "no signature": (claims) => `${encoded({ alg: "none" })}.${encoded(claims)}.`,
  "no signature, written otherwise": (claims) => `${encoded({ alg: "nOnE", kid: "1" })}.${encoded(claims)}.x`,
  "the public key as a password": (claims) => {
    const part = `${encoded({ alg: "HS256", kid: "1" })}.${encoded(claims)}`;
    return `${part}.${createHmac("sha256", rsa.publicKey.export({ type: "spki", format: "pem" })).update(part).digest("base64url")}`;
  },
  "an algorithm that is not allowed": (claims) => signed({ alg: "RS512", kid: "1" }, claims),
  "another issuer": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, iss: "https://id.evil.example" }),
  "another audience": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, aud: "another" }),
  "an audience beside us": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, aud: ["allting", "another"], azp: "allting" }),
  "another party": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, azp: "another" }),
  "another nonce": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, nonce: "another" }),
  "no nonce": ({ nonce, ...claims }) => signed({ alg: "RS256", kid: "1" }, claims),
  "an end that is past": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, exp: claims.iat - 100 }),
  "no end": ({ exp, ...claims }) => signed({ alg: "RS256", kid: "1" }, claims),
  "a beginning to come": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, nbf: claims.iat + 600 }),
  "an issue to come": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, iat: claims.iat + 600, exp: claims.exp + 900 }),
  "an old issue": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, iat: claims.iat - 3600 }),
  "a key by path": (claims) => signed({ alg: "RS256", kid: "../../dev/null" }, claims, other.privateKey),
  "a key by address": (claims) => signed({ alg: "RS256", kid: "https://evil.example/keys" }, claims, other.privateKey),
  "an address of keys": (claims) => signed({ alg: "RS256", kid: "1", jku: "https://evil.example/keys" }, claims, other.privateKey),
  "a key of its own": (claims) => signed({ alg: "RS256", kid: "1", jwk: other.publicKey.export({ format: "jwk" }) }, claims, other.privateKey),
  "a swapped key": (claims) => signed({ alg: "RS256", kid: "1" }, claims, other.privateKey),
  "a claim twice": (claims) => signed({ alg: "RS256", kid: "1" }, JSON.stringify(claims).replace("{", '{"sub":"another",')),
  "an algorithm twice": (claims) => signed('{"alg":"RS256","alg":"none","kid":"1"}', claims),
  "an extension to understand": (claims) => signed({ alg: "RS256", kid: "1", crit: ["b64"], b64: false }, claims),
  "no level": ({ acr, ...claims }) => signed({ alg: "RS256", kid: "1" }, claims),
  "a lower level": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, acr: "low" }),
  "nobody": ({ sub, ...claims }) => signed({ alg: "RS256", kid: "1" }, claims),
  "changed claims": (claims) => signed({ alg: "RS256", kid: "1" }, claims).replace(/\.[^.]*\./, `.${encoded({ ...claims, sub: "another" })}.`),
  "a number that is none": (claims) => signed({ alg: "RS256", kid: "1" }, { ...claims, personal_identity_number: "198112289875" }),
  "half a token": (claims) => signed({ alg: "RS256", kid: "1" }, claims).slice(0, -300),
  "no token": () => "",
};

/** A provider that answers every code with what `provider.token` makes of the nonce. */
export async function lyingProvider() {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const answers = {
    "/.well-known/openid-configuration": () => ({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` }),
    "/keys": () => ({ keys: [{ ...rsa.publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] }),
    "/token": () => ({ token_type: "Bearer", access_token: "x", id_token: here.token }),
  };
  const close = await listening((request, response) => {
    const answer = answers[request.url];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer?.() ?? {}));
  }, port);
  const here = { issuer, close, token: "" };
  return here;
}
