import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/button'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states'
import { leftBehind } from '@/services/left-behind'
import { current, leftOnDevice } from '@/services/session'
import { restart, subscribeUpdate, type Update, updateNow } from '@/services/updates'

const AGAIN = '请点右上角「···」，再点「重新进入小程序」；没有变化的话，过一会儿再打开。'

const WHAT_TO_DO: Readonly<Record<Update, string>> = {
  checking: '正在查看有没有新版本。',
  coming: '新版本正在下载，马上就好。',
  ready: '新版本已经准备好，点一下就换上。',
  failed: `新版本没有下载下来，请检查网络。${AGAIN}`,
  none: `微信还没有把新版本送到这台手机。${AGAIN}`,
}

/** The server no longer serves this release: the one thing left to do is to get a newer one. */
export default function TooOld() {
  const update = useSyncExternalStore(subscribeUpdate, updateNow)
  const [waits] = useState(whatWaits)
  const onH5 = process.env.TARO_ENV === 'h5'
  return (
    <Screen title="需要更新" narrow>
      <Empty
        icon="rotate-cw"
        title="这个版本太旧了"
        text={
          <>
            服务器已经不支持这个版本。{onH5 ? '刷新一下就是新版本。' : WHAT_TO_DO[update]}
            {waits && `${waits}都在本机，更新后还在。`}
            {waits && !onH5 && '更新之前请不要删除小程序，删除会连同它们一起清掉。'}
            {!waits && !onH5 && (update === 'none' || update === 'failed') && AFRESH}
          </>
        }
        action={
          (onH5 || update === 'ready') && (
            <Button look="primary" onTap={restart}>
              {onH5 ? '刷新' : '更新并重新打开'}
            </Button>
          )
        }
      />
    </Screen>
  )
}

const AFRESH = '一直这样的话，可以在微信「最近使用」里删除有据，再搜索打开。'

/** Whoever's it is: with the app it would all be gone. */
function whatWaits(): string {
  const people = leftBehind()
  const records = people.reduce((sum, each) => sum + each.records, 0)
  const drafts = people.reduce((sum, each) => sum + each.drafts, 0)
  const me = current()
  const files = me ? leftOnDevice(me.person.id).files : 0
  return [
    records > 0 && `${records} 条没有提交的记录`,
    drafts > 0 && `${drafts} 份草稿`,
    files > 0 && `${files} 个没有传完的附件`,
  ]
    .filter(Boolean)
    .join('、')
}
