export default definePageConfig({ navigationBarTitleText: '记一次教研' })
