import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { QrCode } from '@/components/qr-code'
import { Confirm } from '@/components/sheet/confirm'
import { toast } from '@/components/toast/store'
import { momentInWords } from '@/frame/in-words'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { copy } from '@/services/clipboard'
import { serverAddress } from '@/services/server-address'
import styles from './calendar.module.less'

interface SubscriptionProps {
  /** Null while no link is open. */
  since: string | null
  onChange: () => Promise<void>
}

/** A link that calendar apps ask again and again; whoever has it reads the calendar, so it can be ended. */
export function Subscription({ since, onChange }: SubscriptionProps) {
  const [link, setLink] = useState<string>()
  const [asking, ask] = useState<'renew' | 'end'>()
  const open = useAction(async () => {
    const { path } = await call('report.subscribe', {})
    setLink(serverAddress(path))
    ask(undefined)
    await onChange()
  })
  const end = useAction(async () => {
    await call('report.unsubscribe', {})
    setLink(undefined)
    ask(undefined)
    await onChange()
    toast('订阅链接已停用')
  })
  const fault = open.fault ?? end.fault
  return (
    <CellGroup title="订阅，自动更新" note="链接里只有您自己的日程，不含别人的记录。请不要转发给别人。">
      <View className={styles.part}>
        <View className={styles.words}>
          把到期日、教研和社团活动放进手机或电脑的日历，计划变了会跟着变。
          {since && !link && `订阅链接从 ${momentInWords(since)} 起有效；为了安全，链接只显示一次。`}
        </View>
        {link && <Link link={link} />}
        {fault && <View className={styles.fault}>{fault.message}</View>}
        <View className={styles.buttons}>
          {!since && (
            <Button look="primary" icon="link" busy={open.busy} onTap={() => void open.run()}>
              生成订阅链接
            </Button>
          )}
          {since && <Button onTap={() => ask('renew')}>换一个链接</Button>}
          {since && (
            <Button look="danger" onTap={() => ask('end')}>
              停用
            </Button>
          )}
        </View>
      </View>
      <Confirm
        open={asking === 'renew'}
        title="换一个订阅链接？"
        text="原来的链接马上失效，用它订阅的日历不再更新，要换成新链接重新订阅。"
        action="换新链接"
        busy={open.busy}
        onConfirm={() => void open.run()}
        onClose={() => ask(undefined)}
      />
      <Confirm
        open={asking === 'end'}
        title="停用订阅链接？"
        text="用它订阅的日历不再更新。以后可以再生成新的链接。"
        action="停用"
        danger
        busy={end.busy}
        onConfirm={() => void end.run()}
        onClose={() => ask(undefined)}
      />
    </CellGroup>
  )
}

function Link({ link }: { link: string }) {
  const copyLink = async () => {
    const copied = await copy(link)
    // WeChat says by itself that it is.
    if (copied && process.env.TARO_ENV === 'h5') toast('链接已复制')
    if (!copied) toast('没有复制成功，请长按链接手动复制', 'bad')
  }
  return (
    <View className={styles.link}>
      <QrCode text={link} label="订阅链接的二维码，用手机相机扫一扫" />
      <Text className={styles.address ?? ''} userSelect>
        {link}
      </Text>
      <Button look="primary" icon="link" onTap={() => void copyLink()}>
        复制链接
      </Button>
      <View className={styles.words}>
        在手机日历里选“添加订阅日历”，粘贴这个链接；或用手机相机扫上面的码。离开这一页以后链接不再显示。
      </View>
    </View>
  )
}
