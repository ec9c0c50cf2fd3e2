import { PrivacyCentre } from '@/features/privacy/PrivacyCentre';

const Page = () => <PrivacyCentre />;

export default Page;
