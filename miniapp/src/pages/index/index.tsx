import { ResidentHome } from '@/features/shell/ResidentHome';

const Page = () => <ResidentHome />;

export default Page;
