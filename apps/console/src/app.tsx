import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './platform/query-client';
import { createRouter } from './router';
import { DemoRibbon } from './ui/demo-ribbon';
import { theme } from './ui/theme';

export const ConsoleApp = () => {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    // Without the space that Ant Design puts between two characters, a button is called what it says.
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <DemoRibbon />
      </QueryClientProvider>
    </ConfigProvider>
  );
};
