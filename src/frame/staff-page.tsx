import { NoPermission } from '@/components/states'
import { useSession } from '@/services/session'
import { Page } from './page'

/** A page for the staff, seen by somebody who is not: they are told so, once it is known who they are. */
export function StaffPage({ title }: { title: string }) {
  const me = useSession()
  return <Page title={title}>{me && <NoPermission />}</Page>
}
