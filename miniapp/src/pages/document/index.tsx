import { DocumentPage } from '@/features/privacy/DocumentPage';

const Page = () => <DocumentPage />;

export default Page;
