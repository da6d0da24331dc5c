import type { IMiniAppConfig } from '@tarojs/taro/types/compile'
import { cssModules, lessFor, pxtransform } from './styles'

export function weapp(include: string[]): IMiniAppConfig<'webpack5'> {
  return {
    compile: { include },
    lessLoaderOption: lessFor('weapp'),
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform, cssModules },
  }
}
