import { Request } from '@/doctor/features/Request';

const Page = () => <Request />;

export default Page;
