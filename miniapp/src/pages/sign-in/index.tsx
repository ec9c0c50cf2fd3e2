import { SignIn } from '@/features/sign-in/SignIn';

const Page = () => <SignIn />;

export default Page;
