import { useState } from 'react'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { useAction } from '@/services/action'
import { closeSession, leftOnDevice, type Me } from '@/services/session'

/** Nothing unsent is lost by leaving, and whoever leaves is told what stays. */
export function SignOut({ me: { person } }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const leave = useAction(closeSession)
  const { records, drafts, files } = leftOnDevice(person.id)
  const stays = [
    records > 0 && `${records} 条没有提交的记录`,
    drafts.length > 0 && `${drafts.length} 份草稿`,
    files > 0 && `${files} 个没有传完的照片或附件`,
  ]
    .filter(Boolean)
    .join('、')
  return (
    <>
      <Button look="danger" icon="log-out" onTap={() => setOpen(true)}>
        退出登录
      </Button>
      <Confirm
        open={open}
        title="退出登录？"
        text={
          stays
            ? `这台设备上还有您的 ${stays}。退出后它们留在这台设备上，您下次在这里登录时继续，别人登录看不到内容。`
            : '下次要用账号或微信重新登录。'
        }
        action="退出"
        danger
        busy={leave.busy}
        onConfirm={() => void leave.run()}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
