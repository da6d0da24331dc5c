import { useRouter } from '@tarojs/taro'
import { StaffPage } from '@/frame/staff-page'
import { useSession } from '@/services/session'
import { GroupChoice } from './components/group-choice'
import { GroupPage } from './components/group-page'

/** A group's own promises and its members'; without a group, which one to look at. */
export default function BoardGroup() {
  const me = useSession()
  const { id } = useRouter().params
  if (me && !me.may.seeWeek) return <StaffPage title="组" />
  return id ? <GroupPage id={id} /> : <GroupChoice />
}
