import { Submitted } from '@/features/signing/Submitted';

const Page = () => <Submitted />;

export default Page;
