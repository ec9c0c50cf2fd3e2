import { SignatureStep } from '@/features/signing/SignatureStep';

const Page = () => <SignatureStep />;

export default Page;
