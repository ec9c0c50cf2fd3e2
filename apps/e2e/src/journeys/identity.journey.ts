import { acceptance } from '../acceptance.js';
import { signInByPhone } from '../screens/resident.js';
import { openArea, signInToConsole } from '../screens/staff.js';
import { institutionManager } from '../system/demo-people.js';
import { madeUpIdNumber } from '../system/workbook.js';

acceptance('档案里没有的人核对身份，由机构核实；填错的号码当场说明', async (stage) => {
  const phone = await stage.phone('居民');
  await signInByPhone(phone, '19900000201');
  await phone.use('去核对身份');
  await phone.fill('姓名', '慕容雪');
  await phone.fill('身份证号', '123');
  await phone.use('下一步');
  await phone.sees(/18 ?位/);
  await phone.picture('填错了');
  await phone.fill('身份证号', madeUpIdNumber('1962-07-15', 202));
  await phone.use('下一步');
  await phone.use('对，提交');
  await phone.sees('已交给工作人员核对');
  await phone.picture('已交给工作人员');

  const desk = await stage.console('机构管理员');
  await signInToConsole(desk, await institutionManager(stage.api));
  await openArea(desk, '实名核实');
  await desk.use('慕容雪');
  await desk.sees('核实无误，通过');
  await desk.picture('实名核实');
  await desk.use('核实无误，通过');
  await desk.fill(/处理说明/, '当面看过身份证。');
  await desk.use('通过');
  await desk.sees(/已通过/);
  await desk.picture('已通过');

  await phone.use('回首页');
  await phone.use(/^消息/);
  await phone.picture('消息');
  await phone.use(/身份|实名/);
  await phone.sees('身份已核对');
});
