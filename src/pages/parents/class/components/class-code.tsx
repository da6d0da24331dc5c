import { View } from '@tarojs/components'
import { useState } from 'react'
import { classCodeInWords } from '#core/parent/class-code'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { QrCode } from '@/components/qr-code'
import { Confirm } from '@/components/sheet/confirm'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { copy } from '@/services/clipboard'
import { useWide } from '@/theme/use-wide'
import { codePicture, type Invitation, invitationText } from '../invitation'
import styles from './class-code.module.less'

interface ClassCodeProps {
  classId: string
  invitation: Invitation
  /** As a mini-program code, where there is one. */
  drawn: string | undefined
  onChange: () => Promise<void>
}

/** For the screen, the wall and the class's chat. */
export function ClassCode({ classId, invitation, drawn, onChange }: ClassCodeProps) {
  const wide = useWide()
  const { className, code, until } = invitation
  const copyText = async () => {
    const copied = await copy(invitationText(invitation))
    if (copied) toast('已复制，可以粘贴到班级群')
    else toast('没有复制成功，请长按班级码手动复制', 'bad')
  }
  return (
    <CellGroup title="班级码" note={`有效到 ${until}。家长申请后由您确认，才能看到公告。`}>
      <View className={styles.card}>
        <QrCode text={codePicture(code)} drawn={drawn} label={`${className}的班级码`} />
        <View className={styles.code} ariaLabel={`班级码 ${[...code].join(' ')}`}>
          {classCodeInWords(code)}
        </View>
        <View className={styles.buttons}>
          <Button look="primary" icon="link" onTap={() => void copyText()}>
            复制给班级群
          </Button>
          {wide && (
            <Button icon="printer" onTap={() => window.print()}>
              打印张贴
            </Button>
          )}
        </View>
        <CodeEnds classId={classId} onChange={onChange} />
      </View>
    </CellGroup>
  )
}

/** A code that went too far is closed; who has joined stays. */
function CodeEnds({ classId, onChange }: Pick<ClassCodeProps, 'classId' | 'onChange'>) {
  const [asking, setAsking] = useState(false)
  const close = useAction(async () => {
    await call('parent.closeCode', { classId })
    setAsking(false)
    toast('班级码已停用')
    await onChange()
  })
  return (
    <>
      <Button look="text" compact onTap={() => setAsking(true)}>
        停用或更换
      </Button>
      <Confirm
        open={asking}
        title="停用班级码？"
        text={
          close.fault?.message ?? '没有加入的家长不能再用它申请；已经加入的不受影响。停用后可以生成新的。'
        }
        action="停用"
        danger
        busy={close.busy}
        onConfirm={() => void close.run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
