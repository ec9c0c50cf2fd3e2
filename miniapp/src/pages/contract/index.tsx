import { ContractPage } from '@/features/contracts/ContractPage';

const Page = () => <ContractPage />;

export default Page;
