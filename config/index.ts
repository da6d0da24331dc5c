import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { constants } from './constants'
import { h5 } from './h5'
import { weapp } from './weapp'

const root = path.resolve(__dirname, '..')
const outOfSrc = [path.join(root, 'core'), path.join(root, 'config', 'aria')]

const outputRoot = process.env.YOUJU_OUT ?? `dist/${process.env.TARO_ENV}`
/** WeChat takes the picture of a shared card by its path in the package, so these are not bundled. */
const CARDS = ['pages/notice/card.png', 'pages/parents/class/card.png']
const onPhone = process.env.TARO_ENV === 'weapp'

export default defineConfig<'webpack5'>({
  projectName: 'youju',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot,
  copy: {
    patterns: onPhone ? CARDS.map((card) => ({ from: `src/${card}`, to: `${outputRoot}/${card}` })) : [],
    options: {},
  },
  // A phone is 375 logical px wide and we write those px; the figure only feeds Taro.pxTransform.
  designWidth: 375,
  deviceRatio: { 375: 2 },
  plugins: [path.join(root, 'config', 'aria', 'plugin.ts')],
  defineConstants: constants(),
  alias: { '@': path.join(root, 'src') },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: weapp(outOfSrc),
  h5: h5(outOfSrc),
})
