export default definePageConfig({ navigationBarTitleText: '听课记录表' })
