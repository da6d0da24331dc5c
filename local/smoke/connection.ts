import tls from 'node:tls'
import { SmokeFailure, type System } from './system'

const DAY_MS = 86_400_000
const DAYS_LEFT = 14
const WITHIN_MS = 10_000

const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])$/

/** The certificate holds for this name, and for a while yet; a phone takes nothing less. `ca` vouches in place of the system's. */
export async function certificate({ address }: System, now: number, ca?: string): Promise<string> {
  if (address.protocol === 'http:') {
    if (LOOPBACK.test(address.hostname)) return '本机，不用证书'
    throw new SmokeFailure('不是 https', '微信只连 https：在有据前面放反向代理，见 docs/DEPLOY.md。')
  }
  const { validTo, protocol } = await handshake(address, ca)
  const daysLeft = Math.floor((validTo - now) / DAY_MS)
  const renewing = '续期是否在自动进行（Caddy 自己会；nginx 用 certbot renew）。'
  if (daysLeft < DAYS_LEFT) throw new SmokeFailure(`证书还有 ${daysLeft} 天到期`, renewing)
  return `${protocol}，证书还有 ${daysLeft} 天`
}

function handshake({ hostname, port }: URL, ca?: string): Promise<{ validTo: number; protocol: string }> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      socket.destroy()
      reject(
        new SmokeFailure(`证书不被信任：${reason}`, '证书是不是这个域名的、有没有带上中间证书、有没有过期。'),
      )
    }
    const socket = tls.connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      minVersion: 'TLSv1.2',
      ...(ca === undefined ? {} : { ca }),
    })
    socket.setTimeout(WITHIN_MS, () => fail('没有回应'))
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    socket.once('secureConnect', () => {
      const validTo = Date.parse(socket.getPeerCertificate().valid_to)
      const protocol = socket.getProtocol() ?? ''
      socket.end()
      resolve({ validTo, protocol })
    })
  })
}

/** What the answers carry that keeps browsers from doing what they should not. */
export async function headers(system: System): Promise<string> {
  const { headers } = await system.request('/api/health')
  const wanted: [string, RegExp][] = [
    ['cache-control', /no-store/],
    ['x-content-type-options', /nosniff/],
  ]
  if (system.address.protocol === 'https:' && !isCloudBase(system))
    wanted.push(['strict-transport-security', /max-age=\d{5}/])
  const absent = wanted.filter(([name, value]) => !value.test(headers.get(name) ?? '')).map(([name]) => name)
  const lookAt = '反向代理是否去掉了回答的头；strict-transport-security 由反向代理加，见 deploy/ 里的例子。'
  if (absent.length > 0) throw new SmokeFailure(`回答里没有：${absent.join('、')}`, lookAt)
  return '都在'
}

/** Its names are CloudBase's own, and so is what their gateway adds. */
const isCloudBase = ({ address }: System) =>
  /\.(tcloudbase\.com|tcloudbaseapp\.com|run\.tcloudbase\.com)$/.test(address.hostname)

export async function health(system: System): Promise<string> {
  const alive = await system.request('/api/health')
  if (!alive.ok) {
    const lookAt = '服务是否在运行，反向代理是否指对了端口。'
    throw new SmokeFailure(`/api/health 回答 HTTP ${alive.status}`, lookAt)
  }
  const ready = await system.request('/api/ready')
  if (!ready.ok) {
    const body = (await ready.json().catch(() => undefined)) as
      | { missing?: { message?: string }[] }
      | undefined
    const why = (body?.missing ?? []).map(({ message }) => message ?? '').join('')
    const lookAt = '数据库是否连得上，数据表是否是这个版本的（npm run youju -- doctor）。'
    throw new SmokeFailure(`/api/ready 回答 HTTP ${ready.status}${why ? `：${why}` : ''}`, lookAt)
  }
  return '在运行，数据库在'
}

/** The same version on both ends, or at least all that is called here. */
export async function contract(system: System, needed: readonly string[]): Promise<string> {
  const response = await system.request('/api/contract')
  const document = (await response.json().catch(() => undefined)) as
    | { openapi?: unknown; paths?: Record<string, unknown>; info?: { version?: unknown } }
    | undefined
  const other = '这个地址上不是有据，或反向代理没有把 /api/ 转过去。'
  if (typeof document?.openapi !== 'string') throw new SmokeFailure('/api/contract 不是接口清单', other)
  const paths = Object.keys(document.paths ?? {})
  const absent = needed.filter((name) => !paths.some((each) => each.endsWith(`/${name.replace('.', '/')}`)))
  const older = '部署的是不是别的版本：先部署，再核对。'
  if (absent.length > 0) throw new SmokeFailure(`接口清单里没有 ${absent.join('、')}`, older)
  return `版本 ${String(document.info?.version)}，${paths.length} 个接口`
}
