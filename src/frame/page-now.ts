import Taro from '@tarojs/taro'

/** The path of the page on show, as `routes` has it, without what it was opened for. */
export const pageNow = () =>
  `/${(Taro.getCurrentPages().at(-1)?.route ?? '').replace(/^\//, '').split('?')[0]}`
