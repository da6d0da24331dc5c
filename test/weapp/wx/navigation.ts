import { NavigationRefused } from '../logic/page-stack'
import { asynchronous, Failure, type Options, type Wx, type WxHost } from './api'

export function navigationApi(host: WxHost): Wx {
  const { pages } = host
  const going = (name: string, go: (options: Options) => void) =>
    asynchronous(host, name, (options) => {
      try {
        go(options)
      } catch (error) {
        throw error instanceof NavigationRefused ? new Failure(error.message) : error
      }
    })
  return {
    navigateTo: going('navigateTo', ({ url }) => pages.navigateTo(String(url))),
    redirectTo: going('redirectTo', ({ url }) => pages.redirectTo(String(url))),
    reLaunch: going('reLaunch', ({ url }) => pages.reLaunch(String(url))),
    switchTab: going('switchTab', ({ url }) => pages.switchTab(String(url))),
    navigateBack: going('navigateBack', ({ delta }) => pages.navigateBack(Number(delta ?? 1))),
    pageScrollTo: asynchronous(host, 'pageScrollTo', ({ scrollTop, selector, offsetTop }) =>
      host.view.send({
        kind: 'scroll',
        ...(scrollTop !== undefined && { scrollTop: Number(scrollTop) }),
        ...(selector !== undefined && { selector: String(selector) }),
        ...(offsetTop !== undefined && { offsetTop: Number(offsetTop) }),
      }),
    ),
  }
}
