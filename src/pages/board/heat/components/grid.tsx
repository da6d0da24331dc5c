import type { GridProps } from './grid-props'
import { HtmlGrid } from './html-grid'
import { WeappGrid } from './weapp-grid'

export function Grid(props: GridProps) {
  return process.env.TARO_ENV === 'h5' ? <HtmlGrid {...props} /> : <WeappGrid {...props} />
}
