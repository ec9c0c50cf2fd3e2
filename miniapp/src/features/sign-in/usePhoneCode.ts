import { useEffect, useState } from 'react';
import { ApiProblem } from '@jiayi/api-client';
import { parseMobilePhone } from '@jiayi/domain';
import { api } from '@/api';
import { explain } from '@/state/explain';

/** A phone number and the code sent to it: fields, faults, and the wait before the next code. */
export const usePhoneCode = () => {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [phoneFault, setPhoneFault] = useState<string | null>(null);
  const [codeFault, setCodeFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [demoCode, setDemoCode] = useState<string | null>(null);
  const [wait, setWait] = useState(0);

  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const checkPhone = (): string | null => {
    const number = parseMobilePhone(phone);
    setPhoneFault(number === null ? '请填写 11 位手机号' : null);
    return number;
  };

  const sendCode = async (): Promise<void> => {
    const number = checkPhone();
    if (number === null || sending) return;
    setSending(true);
    setCodeFault(null);
    try {
      const receipt = await api.createSmsCode(number);
      setSentTo(number);
      setDemoCode(receipt.demoCode);
      setWait(receipt.resendInSeconds);
    } catch (error) {
      setPhoneFault(explain(error));
      if (error instanceof ApiProblem && error.retryAfterSeconds !== null) setWait(error.retryAfterSeconds);
    } finally {
      setSending(false);
    }
  };

  /** Phone and code when both are filled in properly, else null with the faults shown. */
  const complete = (): { phone: string; code: string } | null => {
    const number = checkPhone();
    const digits = code.replace(/\D/g, '');
    setCodeFault(digits.length < 4 ? '请填写短信里的验证码' : null);
    return number !== null && digits.length >= 4 ? { phone: number, code: digits } : null;
  };

  const changePhone = (value: string): void => {
    setPhone(value);
    setPhoneFault(null);
  };
  const changeCode = (value: string): void => {
    setCode(value);
    setCodeFault(null);
  };

  return { phone, code, phoneFault, codeFault, sending, sentTo, demoCode, wait, changePhone, changeCode, sendCode, complete, setCodeFault };
};

export type PhoneCode = ReturnType<typeof usePhoneCode>;
