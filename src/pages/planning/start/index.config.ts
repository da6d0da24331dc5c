export default definePageConfig({ navigationBarTitleText: '写计划' })
