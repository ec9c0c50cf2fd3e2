import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
const libs = path.resolve(root, '../libs');

const defaultApiBase = process.env.TARO_ENV === 'h5' ? '/api/v1' : 'http://127.0.0.1:3000/api/v1';
/** Address of the API, e.g. https://jiayi.example.cn/api/v1. In H5 the server that serves the pages serves it too. */
const apiBase = (process.env.TARO_APP_API_BASE || defaultApiBase).replace(/\/+$/, '');

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'jiayi',
    date: '2026-11-22',
    // Sizes are written in px and stay px: type that shrinks with a narrow screen is type that old eyes cannot read.
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: 'src',
    // TARO_OUTPUT names another folder under dist, so that a trial build leaves the served one alone.
    outputRoot: `dist/${process.env.TARO_OUTPUT || process.env.TARO_ENV}`,
    framework: 'react',
    plugins: [],
    defineConstants: {
      'process.env.TARO_APP_API_BASE': JSON.stringify(apiBase),
      'process.env.SUPPORT_TARO_POLYFILL': JSON.stringify('disabled'),
    },
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: process.env.TARO_CACHE === '1' },
    alias: { '@': path.resolve(root, 'src') },
    mini: {
      compile: { include: [libs] },
      postcss: { pxtransform: { enable: false, config: {} } },
    },
    h5: {
      // Plain HTML elements (src/platform/elements) instead of web components: smaller, and every assistive tool knows them.
      useHtmlComponents: true,
      compile: { include: [libs] },
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
      webpackChain: (chain) => {
        chain.merge({
          // What two screens share is fetched once; names tell size.mjs which chunk is which screen's.
          optimization: { chunkIds: 'named', splitChunks: { cacheGroups: { common: { name: 'common', chunks: 'async', minChunks: 2, minSize: 0, priority: 1 } } } },
          // Sizes are watched by size.mjs, which fails the build.
          performance: { hints: false },
        });
      },
    },
  };
  return config;
});
