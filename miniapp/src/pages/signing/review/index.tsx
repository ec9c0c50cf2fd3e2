import { ReviewStep } from '@/features/signing/ReviewStep';

const Page = () => <ReviewStep />;

export default Page;
