import { RealName } from '@/features/real-name/RealName';

const Page = () => <RealName />;

export default Page;
