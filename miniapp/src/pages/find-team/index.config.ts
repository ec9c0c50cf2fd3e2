export default definePageConfig({ navigationBarTitleText: '找家庭医生团队' });
