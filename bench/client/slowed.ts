import type { BrowserContext, CDPSession, Page } from 'playwright-core'

export const CPU_TIMES_SLOWER = 4

/** Slow 3G as Chromium's own tools mean it: 400 kbit/s both ways, 400 ms for a round trip. */
const SLOW_3G = {
  offline: false,
  latency: 400,
  downloadThroughput: (400 * 1000) / 8,
  uploadThroughput: (400 * 1000) / 8,
}

const QUICK = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }

export interface Traffic {
  /** As they came over the line: headers and compressed bodies. */
  bytes: number
  requests: number
  fromCache: number
}

/** A page of a phone four times slower than this machine; on request in the country, too. */
export async function slowedPage(
  context: BrowserContext,
  { slow3G = false }: { slow3G?: boolean } = {},
): Promise<{ page: Page; traffic: Traffic; cdp: CDPSession; unslow(): Promise<void> }> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const traffic = { bytes: 0, requests: 0, fromCache: 0 }
  await cdp.send('Network.enable')
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength
    traffic.requests += 1
  })
  cdp.on('Network.requestServedFromCache', () => {
    traffic.fromCache += 1
  })
  if (slow3G) await cdp.send('Network.emulateNetworkConditions', SLOW_3G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER })
  const unslow = async () => {
    await cdp.send('Network.emulateNetworkConditions', QUICK)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
  return { page, traffic, cdp, unslow }
}
