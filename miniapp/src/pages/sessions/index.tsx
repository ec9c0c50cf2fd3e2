import { Sessions } from '@/features/me/Sessions';

const Page = () => <Sessions />;

export default Page;
