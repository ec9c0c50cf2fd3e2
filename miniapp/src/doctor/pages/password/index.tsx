import { Password } from '@/doctor/features/Password';

const Page = () => <Password />;

export default Page;
