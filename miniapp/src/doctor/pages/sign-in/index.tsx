import { StaffSignIn } from '@/doctor/features/StaffSignIn';

const Page = () => <StaffSignIn />;

export default Page;
