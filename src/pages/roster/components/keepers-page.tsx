import type { ComponentProps } from 'react'
import { NoPermission } from '@/components/states'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { type Me, useSession } from '@/services/session'

/** A page for those who keep the roster; everybody else is told whose work it is. */
export function KeepersPage({ children, ...page }: ComponentProps<typeof Page>) {
  const me = useSession()
  return (
    <Page home={routes.me()} {...page}>
      {me && !keepsRoster(me.may) ? (
        <NoPermission text="名册、班级和校历由教务员和学校领导管理。需要改动时，请告诉教务员。" />
      ) : (
        children
      )}
    </Page>
  )
}

/** A server from before knows clerks and leaders by their right to prepare the plan. */
const keepsRoster = ({ keepRoster, preparePlan = false }: Me['may']) => keepRoster ?? preparePlan
