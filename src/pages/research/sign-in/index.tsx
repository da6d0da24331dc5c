import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Empty, ErrorState } from '@/components/states'
import { Loading } from '@/components/states/loading'
import { dayInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { schoolToday, useSession } from '@/services/session'

const TITLE = '教研签到'

/** Where the code on the screen leads. */
export default function ResearchSignIn() {
  const me = useSession()
  const { id = '', token = '' } = useRouter().params
  const [where, setWhere] = useState<string | null>(null)
  const signIn = useAction(async () => {
    const { groupName, on } = await call('research.signIn', { id, token })
    setWhere(`${dayInWords(on, schoolToday())}${groupName}的教研活动`)
  })
  const staff = me?.may.logObservation ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a code
  useEffect(() => {
    if (staff) void signIn.run()
  }, [staff, id, token])
  if (!staff) return <StaffPage title={TITLE} />
  return (
    <Page title={TITLE} narrow>
      {signIn.fault && (
        <ErrorState
          title="没有签上"
          message={signIn.fault.message}
          onRetry={() => void signIn.run()}
          busy={signIn.busy}
        />
      )}
      {where && (
        <Empty
          icon="circle-check"
          title="已签到"
          text={`${where}。出勤最后由组织人核对登记。`}
          action={
            <Button compact url={routes.research()}>
              看教研安排
            </Button>
          }
        />
      )}
      {!where && !signIn.fault && <Loading rows={2} />}
    </Page>
  )
}
