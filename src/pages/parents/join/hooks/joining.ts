import type { Input } from '#core/contract/contract'
import { goTo } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { beginSession } from '@/services/session'
import { wechatCode } from '@/services/wechat'
import type { Found } from './looking'

type With = Input<'session.joinClass'>['with']
export type ChosenWay = Exclude<With, { way: 'wechat' }> | { readonly way: 'wechat' }

/** Asks for the class, and goes on as whoever that makes one. */
export function useJoining({ code }: Found) {
  return useAction(async (name: string, way: ChosenWay) => {
    const chosen: With = way.way === 'wechat' ? { ...way, ...(await wechatCode()) } : way
    await beginSession(await call('session.joinClass', { code, name: name.trim(), with: chosen }))
    toast('已提交，等班主任确认')
    await goTo(routes.parentClasses(), 'root')
  })
}
