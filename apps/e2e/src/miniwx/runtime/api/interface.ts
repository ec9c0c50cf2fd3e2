import { openSheet, sheetButton } from '../sheet.js';
import { answering, type Callbacks } from './answer.js';

interface ModalOptions extends Callbacks {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
}

function showToast(text: string, milliseconds: number): void {
  hideToast();
  const toast = document.createElement('div');
  toast.className = 'emulator-toast';
  toast.setAttribute('role', 'status');
  toast.textContent = text;
  document.body.append(toast);
  setTimeout(() => toast.remove(), milliseconds);
}
const hideToast = (): void => document.querySelector('.emulator-toast')?.remove();

/** WeChat's own messages, questions and panels. */
export const interfaceApi = {
  showToast: answering('showToast', ({ title, duration = 1500 }: { title: string; duration?: number }) => showToast(title, duration)),
  hideToast: answering('hideToast', hideToast),
  showLoading: answering('showLoading', ({ title }: { title: string }) => showToast(title, 60_000)),
  hideLoading: answering('hideLoading', hideToast),
  showModal: answering('showModal', ({ title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' }: ModalOptions) =>
    new Promise((resolve) => {
      openSheet(title, (panel, close) => {
        const answer = (confirm: boolean) => (): void => {
          close();
          resolve({ confirm, cancel: !confirm });
        };
        const paragraph = document.createElement('p');
        paragraph.textContent = content;
        panel.append(paragraph);
        if (showCancel) panel.append(sheetButton(cancelText, answer(false)));
        panel.append(sheetButton(confirmText, answer(true)));
      });
    })),
  showActionSheet: answering('showActionSheet', ({ itemList }: { itemList: string[] }) =>
    new Promise((resolve, reject) => {
      openSheet('', (panel, close) => {
        itemList.forEach((item, tapIndex) => panel.append(sheetButton(item, () => {
          close();
          resolve({ tapIndex });
        })));
        panel.append(sheetButton('取消', () => {
          close();
          reject(new Error('cancel'));
        }));
      });
    })),
};
