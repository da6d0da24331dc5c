import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { closeSession, type Me } from '@/services/session'
import styles from './erase-myself.module.less'
import { TypedErasure } from './typed-erasure'

/** For parents and those who have left; colleagues in post are told whom to ask. */
export function EraseMyself({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const erase = useAction(async () => {
    await call('privacy.erase', { confirm: '删除' })
    toast('已删除。谢谢您用过有据。')
    await closeSession()
  })
  if (me.may.logObservation)
    return (
      <CellGroup title="删除">
        <View className={styles.why}>
          您还在{me.school.name}
          任职，姓名和任职是工作需要的，不能自己删除。离校以后可以在这里删除，或请教务员、校领导代办：姓名会换成代号，记录和数字不变。
        </View>
      </CellGroup>
    )
  return (
    <>
      <CellGroup title="删除" note="删除以后不能恢复，也看不到公告了。">
        <Button look="danger" onTap={() => setOpen(true)}>
          删除我的账号和姓名
        </Button>
      </CellGroup>
      {open && (
        <TypedErasure
          title="删除账号和姓名？"
          text={`您在${me.school.name}的登录方式、姓名和班级马上删除，不能恢复。留在操作日志里的是一个代号。其他学校的账号不受影响。`}
          erase={erase}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
