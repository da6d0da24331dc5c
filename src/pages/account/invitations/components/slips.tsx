import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PrintButton } from '@/components/button/print'
import { Item, List } from '@/components/elements'
import { QrCode } from '@/components/qr-code'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { momentInWords } from '@/frame/in-words'
import { useJoinPictures } from '@/frame/join-pictures'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { copy } from '@/services/clipboard'
import { appAddress } from '@/services/server-address'
import type { Inviting, Slip } from '../hooks/invite'
import styles from './slips.module.less'

/** Invitations as they are handed over, each on a slip of its own; the codes are not shown again. */
export function Slips({ school, inviting }: { school: string; inviting: Inviting }) {
  const [leaving, setLeaving] = useState(false)
  const { slips, action, putAway } = inviting
  const pictures = useJoinPictures(
    'invitation',
    slips.map(({ code }) => code),
  )
  return (
    <Page
      title={`${slips.length} 张邀请`}
      actions={process.env.TARO_ENV === 'h5' && <PrintButton />}
      banner={
        <View className={styles.screenOnly}>
          <Banner tone="warn">
            邀请码只显示这一次。请现在打印，或复制链接发给本人，不要发到群里：谁拿到谁就能以他的身份进入。
          </Banner>
          {action.fault && <Banner tone="bad">{action.fault.message}还有人没有邀请到，请回去再选。</Banner>}
        </View>
      }
      footer={
        <Button look="primary" onTap={() => setLeaving(true)}>
          都发好了
        </Button>
      }
    >
      <List className={styles.slips}>
        {slips.map((slip) => (
          <Item key={slip.id} className={styles.slip}>
            <OneSlip slip={slip} school={school} drawn={pictures[slip.code]} />
          </Item>
        ))}
      </List>
      <Confirm
        open={leaving}
        title="都打印或发出了吗？"
        text="离开以后这些邀请码不再显示。漏了的可以在「已发邀请」里重新发。"
        action="都发好了"
        onConfirm={putAway}
        onClose={() => setLeaving(false)}
      />
    </Page>
  )
}

interface OneSlipProps {
  slip: Slip
  school: string
  /** As a mini-program code, where there is one. */
  drawn: string | undefined
}

function OneSlip({ slip: { name, code, expiresAt }, school, drawn }: OneSlipProps) {
  const link = appAddress(routes.join(code))
  const copyWords = link ? '复制链接' : '复制邀请'
  const copySlip = async () => {
    const words = `${school}邀请您加入有据。邀请码：${code}，${momentInWords(expiresAt)} 前有效，只能用一次。`
    const copied = await copy(link ?? words)
    // WeChat says by itself that it is.
    if (copied && process.env.TARO_ENV === 'h5') toast('链接已复制')
    if (!copied) toast('没有复制成功，请手动抄下邀请码', 'bad')
  }
  return (
    <>
      <View className={styles.words}>
        <View className={styles.name}>{`${name} 老师`}</View>
        <View className={styles.school}>{`${school}邀请您使用有据`}</View>
        <View className={styles.code}>{code}</View>
        <View className={styles.how}>
          {drawn ? '微信扫一扫旁边的码，或' : link ? '手机扫右边的码，或' : ''}
          打开有据，在登录页点「有邀请码」，输入上面 12 位。
          {momentInWords(expiresAt)} 前有效，只能用一次，请不要给别人。
        </View>
        <View className={styles.screenOnly}>
          <Button compact icon="link" label={`${copyWords}，给${name}`} onTap={() => void copySlip()}>
            {copyWords}
          </Button>
        </View>
      </View>
      {(drawn ?? link) && (
        <View className={styles.picture}>
          <QrCode text={link ?? ''} drawn={drawn} label={`${name}的邀请二维码`} />
        </View>
      )}
    </>
  )
}
