import { Screen } from '@/components/screen'
import { Loading } from '@/components/states/loading'

export default function Home() {
  return (
    <Screen title="首页">
      <Loading />
    </Screen>
  )
}
