import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'

/** WeChat's bar, or the browser's tab. Shown again, a page takes its title back. */
export function useTitle(title: string) {
  const show = () => void Taro.setNavigationBarTitle({ title })
  useEffect(show, [title])
  useDidShow(show)
}
