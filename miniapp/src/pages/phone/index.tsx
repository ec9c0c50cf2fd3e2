import { PhonePage } from '@/features/me/PhonePage';

const Page = () => <PhonePage />;

export default Page;
