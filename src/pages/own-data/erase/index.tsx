import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { TextField } from '@/components/form/text-field'
import { NoPermission } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { useSession } from '@/services/session'
import { TypedErasure } from '../components/typed-erasure'
import styles from './index.module.less'

/** Erases somebody who has left, because they asked for it. */
export default function ErasePerson() {
  const me = useSession()
  const { id = '', name = '' } = useRouter().params
  if (me?.may.keepRoster && id !== '') return <Erase id={id} name={decodeURIComponent(name)} />
  return <Page title="删除个人信息">{me && <NoPermission />}</Page>
}

function Erase({ id, name }: { id: string; name: string }) {
  const [reason, setReason] = useState('')
  const [open, setOpen] = useState(false)
  const [erased, setErased] = useState<string>()
  const erase = useAction(async () => {
    const { pseudonym, records } = await call('privacy.erasePerson', { personId: id, reason: reason.trim() })
    setErased(`已删除。${records} 条记录里的姓名换成了「${pseudonym}」，数字没有变。`)
    setOpen(false)
  })
  const unsaid = reason.trim() === ''
  return (
    <Page
      title="删除个人信息"
      home={routes.me()}
      narrow
      banner={erased && <Banner tone="good">{erased}</Banner>}
    >
      {!erased && (
        <CellGroup title={name || '离校人员'} note="用于已经离校、本人提出申请的同事。删除以后不能恢复。">
          <View className={styles.what}>
            登录方式马上失效，姓名在全部记录、报表和操作日志里换成一个代号，出生日期和参加工作日期模糊化。记录照样计数，已经发布的计划文本不改。
          </View>
          <TextField
            label="原因"
            value={reason}
            onChange={setReason}
            placeholder="例如：本人 11 月 20 日书面申请"
            maxLength={200}
          />
          <Button look="danger" disabled={unsaid} onTap={() => setOpen(true)}>
            删除
          </Button>
        </CellGroup>
      )}
      {open && (
        <TypedErasure
          title={`删除${name ? `「${name}」` : ''}的个人信息？`}
          text="姓名和登录方式马上删除，不能恢复。"
          erase={erase}
          onClose={() => setOpen(false)}
        />
      )}
    </Page>
  )
}
