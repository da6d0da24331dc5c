export default definePageConfig({ navigationBarTitleText: '需要更新' })
