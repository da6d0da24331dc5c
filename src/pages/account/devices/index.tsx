import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Confirm } from '@/components/sheet/confirm'
import { toast } from '@/components/toast/store'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { useQuery } from '@/services/query'

type Session = Output<'session.list'>['sessions'][number]

const ALL_OTHERS = 'allOthers'

/** Where one is signed in; a phone that was lost is signed out from another one. */
export default function Devices() {
  const query = useQuery('session.list', {})
  const [asked, setAsked] = useState<Session | typeof ALL_OTHERS>()
  const end = useAction(async (id: string | null) => {
    const { ended } = await call('session.end', { id })
    setAsked(undefined)
    toast(ended > 0 ? `已退出 ${ended} 处登录` : '那里已经退出了')
    await query.reload()
  })
  const one = asked === ALL_OTHERS ? undefined : asked
  return (
    <Page title="登录的设备" narrow onRefresh={query.reload}>
      <Answered query={query} loadingRows={3}>
        {({ sessions }) => (
          <>
            <CellGroup note="不认得的、手机丢了的，点一下就能让它退出，下一次操作就会失效。另外最好再改一次密码。">
              {sessions.map((session) => (
                <Cell
                  key={session.id}
                  title={nameOf(session)}
                  note={
                    <SeenWhere session={session} several={new Set(sessions.map((s) => s.school)).size > 1} />
                  }
                  value={session.current ? '本机' : undefined}
                  onTap={session.current ? undefined : () => setAsked(session)}
                />
              ))}
            </CellGroup>
            {sessions.length > 1 && (
              <Button look="danger" icon="log-out" onTap={() => setAsked(ALL_OTHERS)}>
                退出其他所有设备
              </Button>
            )}
          </>
        )}
      </Answered>
      <Confirm
        open={asked !== undefined}
        title={one ? `让「${nameOf(one)}」退出？` : '退出其他所有设备？'}
        text={
          <>
            {end.fault && <View>{end.fault.message}</View>}
            那里没有提交的记录会留在那台设备上，重新登录以后才会提交。
          </>
        }
        action="退出"
        danger
        busy={end.busy}
        onConfirm={() => void end.run(one?.id ?? null)}
        onClose={() => setAsked(undefined)}
      />
    </Page>
  )
}

const nameOf = ({ device }: Session) => device || '没有名称的设备'

function SeenWhere({ session, several }: { session: Session; several: boolean }) {
  const { school, openedAt, lastSeenAt, current } = session
  const when = current
    ? `${momentInWords(openedAt)} 登录`
    : `${momentInWords(openedAt)} 登录，最近使用 ${momentInWords(lastSeenAt)}`
  return several ? `${school} · ${when}` : when
}
