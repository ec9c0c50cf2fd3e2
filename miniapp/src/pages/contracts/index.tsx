import { ContractList } from '@/features/contracts/ContractList';

const Page = () => <ContractList />;

export default Page;
