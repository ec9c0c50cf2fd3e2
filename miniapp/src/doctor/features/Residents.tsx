import { useState } from 'react';
import { api, type ResidentRow } from '@/api';
import { ContractStateTag } from '@/features/contracts/ContractStateTag';
import { Form, Input, Pressable, Text, View } from '@/platform/elements';
import { open } from '@/platform/navigation';
import { usePages } from '@/state/usePages';
import { Button, Empty, Icon, PageList, Tag } from '@/ui';

/** Residents of the doctor's teams: contracted, or waiting for an answer. */
export const Residents = () => {
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  const residents = usePages(query, (cursor) => api.listResidents({ q: query, keyGroup: null, cursor, limit: 20 }));
  const clear = (): void => {
    setWords('');
    setQuery('');
  };
  return (
    <>
      <Form className='search' role='search' onSubmit={() => setQuery(words.trim())}>
        <View className='search__box'>
          <Icon name='search' />
          <Input
            id='resident-search' kind='search' className='search__input' label='居民姓名' placeholder='居民姓名'
            value={words} maximumLength={40}
            onChange={(value) => { setWords(value); if (value === '') setQuery(''); }} onConfirm={() => setQuery(words.trim())}
          />
        </View>
        <Button submits>找</Button>
      </Form>
      <PageList
        of={residents}
        keyOf={({ id }) => id}
        empty={(
          <Empty icon='people' title={query === '' ? '还没有签约居民' : '没有找到'} action={query !== '' && <Button kind='secondary' onPress={clear}>看全部居民</Button>}>
            {query === '' ? '接收签约以后，居民会出现在这里。' : `没有姓名里带“${query}”的居民。`}
          </Empty>
        )}
      >
        {(resident) => <ResidentCard resident={resident} />}
      </PageList>
    </>
  );
};

const ResidentCard = ({ resident }: { resident: ResidentRow }) => (
  <Pressable className='case' onPress={() => open('doctor/pages/resident/index', { id: resident.id })}>
    <View className='case__top'>
      <Text className='case__name'>{resident.name}</Text>
      <Text className='note'>{`${resident.sex === 'M' ? '男' : '女'}，${resident.age} 岁`}</Text>
      {resident.contract !== null && <ContractStateTag state={resident.contract.state} name={resident.contract.stateName} />}
    </View>
    {resident.keyGroups.length > 0 && (
      <View className='tags'>{resident.keyGroups.map(({ code, name }) => <Tag key={code} tone='key-group'>{name}</Tag>)}</View>
    )}
    <Text className='note'>{resident.address}</Text>
  </Pressable>
);
