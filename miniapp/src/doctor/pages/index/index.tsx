import { DoctorHome } from '@/doctor/features/DoctorHome';

const Page = () => <DoctorHome />;

export default Page;
