import type { PropsWithChildren } from 'react'
import './theme/index.less'

export default function App({ children }: PropsWithChildren) {
  return children
}
