import path from 'node:path'
import type { IH5Config } from '@tarojs/taro/types/compile'
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

const PACKAGE =
  /[\\/]src[\\/]pages[\\/](account|board|club|ground-rules|notice-edit|own-data|parents|planning|register|research|roster)[\\/]/

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
      for (const sheet of unusedSheets) chain.resolve.alias.set(sheet, false as never)
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
          // What only the pages of one package share comes with them: most people never write a plan or keep the roster.
          packages: {
            test: PACKAGE,
            name: ({ resource = '' }: { resource?: string }) => PACKAGE.exec(resource)?.[1] ?? 'shared',
            chunks: 'async',
            minChunks: 2,
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
          shared: { name: 'shared', minChunks: 2, priority: 10, enforce: true },
        },
      })
      chain.performance.maxEntrypointSize(600 * 1024).maxAssetSize(600 * 1024)
    },
  }
}
