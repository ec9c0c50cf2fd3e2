import { Plan } from '@/features/signing/Plan';

const Page = () => <Plan />;

export default Page;
