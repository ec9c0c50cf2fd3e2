import { ContractScreen } from '../features/contract/contract-screen';

export const Component = () => <ContractScreen />;
