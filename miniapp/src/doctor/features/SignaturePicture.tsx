import { useEffect, useState } from 'react';
import { client, contractSignaturePath, session } from '@/api';
import { documents } from '@/platform/documents';
import type { FetchedPicture } from '@/platform/documents/documents.types';
import { Picture, View } from '@/platform/elements';
import { ErrorState } from '@/ui';

/** The handwritten signature, fetched with the session in a header. */
export const SignaturePicture = ({ contractId, name }: { contractId: number; name: string }) => {
  const [picture, setPicture] = useState<FetchedPicture | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(1);

  useEffect(() => {
    let shown = true;
    let fetched: FetchedPicture | null = null;
    const load = async (): Promise<void> => {
      try {
        const token = await session.token();
        fetched = await documents.fetchPicture(client, token ?? '', contractSignaturePath(contractId));
        if (shown) setPicture(fetched);
        else fetched.release();
      } catch (reason) {
        if (shown) setError(reason);
      }
    };
    void load();
    return () => {
      shown = false;
      fetched?.release();
    };
  }, [contractId, attempt]);

  if (error !== null) return <ErrorState error={error} onRetry={() => { setError(null); setAttempt(attempt + 1); }} />;
  if (picture === null) return <View className='signature' label='正在打开签名' />;
  return <Picture source={picture.source} description={`${name}的手写签名`} className='signature' />;
};
