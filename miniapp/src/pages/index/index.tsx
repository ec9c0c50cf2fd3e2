export default function Index() { return <div>hi</div>; }
