import { NoPermission } from '@/components/states'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'

/** For who is not among those that write the plan. */
export function NotForYou({ title }: { title: string }) {
  return (
    <Page title={title} home={routes.plan()}>
      <NoPermission text="计划由教务员和学校领导来写、检查和发布。您可以在工作计划里看现行的计划和历次版本。" />
    </Page>
  )
}
