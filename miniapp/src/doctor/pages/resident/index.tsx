import { ResidentPage } from '@/doctor/features/ResidentPage';

const Page = () => <ResidentPage />;

export default Page;
