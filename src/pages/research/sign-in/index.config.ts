export default definePageConfig({ navigationBarTitleText: '教研签到' })
