export default definePageConfig({ navigationBarTitleText: '发布计划' })
