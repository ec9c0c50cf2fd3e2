import { ApiProblem, NetworkFailure } from '@jiayi/api-client';
import Taro from '@tarojs/taro';
import { apiBase } from '../environment';
import type { Documents } from './documents.types';

const fetchFile = async (token: string, path: string): Promise<string> => {
  let answer: Taro.downloadFile.FileSuccessCallbackResult;
  try {
    answer = await Taro.downloadFile({ url: apiBase + path, header: { authorization: `Bearer ${token}` }, timeout: 60_000 });
  } catch (cause) {
    throw new NetworkFailure('INTERRUPTED', { cause });
  }
  if (answer.statusCode >= 300) {
    throw new ApiProblem({ title: '文件暂时打不开，请稍后再试', status: answer.statusCode, code: `HTTP_${answer.statusCode}` });
  }
  return answer.tempFilePath;
};

export const documents: Documents = {
  fetchPdf: async (_client, token, path) => {
    const filePath = await fetchFile(token, path);
    return {
      open: async () => {
        try {
          await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
          return true;
        } catch {
          return false;
        }
      },
      save: null,
    };
  },
  fetchPicture: async (_client, token, path) => ({ source: await fetchFile(token, path), release: () => undefined }),
};
