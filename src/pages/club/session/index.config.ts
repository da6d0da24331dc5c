export default definePageConfig({ navigationBarTitleText: '记一次社团活动' })
