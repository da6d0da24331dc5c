import path from 'node:path'
import type { IH5Config } from '@tarojs/taro/types/compile'
import { PreloadChunks } from './preload'
import { cssModules, lessFor, pxtransform } from './styles'

const hashed = (folder: 'js' | 'css') => ({
  filename: `${folder}/[name].[contenthash:8].${folder}`,
  chunkFilename: `${folder}/[name].[contenthash:8].${folder}`,
})

// They dress Taro's own components, forbid selecting text, and fetch pictures from other hosts.
const unusedSheets = [
  '@tarojs/components/global.css',
  '@tarojs/components/dist/taro-components/taro-components.css',
  '@tarojs/components-react/dist/index.css',
]

// Every browser that can run what is built has fetch and AbortController, and nothing is asked by JSONP.
const unusedPolyfills = [
  'whatwg-fetch',
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only',
  'jsonp-retry',
]

/** What most pages need comes with the first of them. */
const MOST_PAGES = 20
/** What is needed to write something down, and to hand in what the plan asks for. */
const WRITING =
  /[\\/](src[\\/](form|frame[\\/](entry|facts|choose-file))|core[\\/](form[\\/](?!form\.ts)|problems|plan[\\/](parse|pasted)|club|problem\.ts|record[\\/]entry))/
/** The numbers of many: weeks, groups, reports. */
const NUMBERS = /[\\/]src[\\/]frame[\\/](promises[\\/](?!promised)|known|workbook)/

const PACKAGE =
  /[\\/]src[\\/]pages[\\/](account|board|check|club|ground-rules|notice-edit|own-data|parents|planning|register|reminders|research|roster|standing-in|suggestion)[\\/]/

export function h5(include: string[]): IH5Config<'webpack5'> {
  return {
    compile: { include },
    router: { mode: 'hash' },
    publicPath: './',
    staticDirectory: 'static',
    output: hashed('js'),
    // CSS modules do not depend on each other's order.
    miniCssExtractPluginOption: { ...hashed('css'), ignoreOrder: true },
    lessLoaderOption: lessFor('h5'),
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
    useHtmlComponents: true,
    webpackChain(chain) {
      // Taro's own components, custom elements or React, cost 30 KB gzip and hide the real form controls.
      chain.resolve.alias.set(
        '@tarojs/components$',
        path.resolve(__dirname, '../src/components/html/index.tsx'),
      )
      chain.resolve.alias.set(
        'query-string$',
        path.resolve(__dirname, '../src/components/html/query-string.ts'),
      )
      for (const name of [...unusedSheets, ...unusedPolyfills]) chain.resolve.alias.set(name, false as never)
      // Pages are loaded on demand; what they share is loaded once, and its styles stand before theirs.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          default: false,
          defaultVendors: false,
          components: {
            test: /[\\/]src[\\/](components|theme)[\\/]/,
            name: 'components',
            priority: 20,
            enforce: true,
          },
          // The pages of one package come together, as in WeChat: one file of each sort is smaller than twelve, and sooner here.
          packages: {
            test: PACKAGE,
            name: ({ resource = '' }: { resource?: string }) => PACKAGE.exec(resource)?.[1] ?? 'shared',
            chunks: 'async',
            priority: 15,
            enforce: true,
          },
          // Drawing a QR code is for the pages that show one.
          qr: {
            test: /[\\/]node_modules[\\/]uqr[\\/]/,
            name: 'qr',
            chunks: 'async',
            priority: 15,
            enforce: true,
          },
          writing: { test: WRITING, name: 'writing', minChunks: 2, priority: 12, enforce: true },
          numbers: { test: NUMBERS, name: 'numbers', minChunks: 2, priority: 12, enforce: true },
          shared: { name: 'shared', minChunks: MOST_PAGES, priority: 10, enforce: true },
          // The signed-in person's own places and what hangs on them.
          work: { name: 'work', minChunks: 2, priority: 5, enforce: true },
        },
      })
      chain.plugin('preload').use(PreloadChunks, [['shared']])
      chain.performance.maxEntrypointSize(600 * 1024).maxAssetSize(600 * 1024)
    },
  }
}
