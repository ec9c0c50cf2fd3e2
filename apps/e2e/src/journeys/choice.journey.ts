import { acceptance } from '../acceptance.js';
import { choosePlan, openTeamOfMyAddress, readToTheEnd, signInByPhone, signWithTeam } from '../screens/resident.js';
import { openArea, signInToConsole } from '../screens/staff.js';
import { teamDoctor, unsignedResident } from '../system/demo-people.js';

const oneYear = /^(1|一) ?年|12 ?个月/;

acceptance('[J10] 不同意和同意一样容易：说明会少什么，记下来，还可以改主意', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await choosePlan(phone, { period: oneYear });
  await phone.use('下一步：读协议');
  await readToTheEnd(phone);
  await phone.use('同意');
  await phone.sees(/这份同意书和刚才的协议是分开的/);
  await phone.use('不同意');
  await phone.sees('已记下：您不同意');
  await phone.sees('不签会少了什么');
  await phone.picture('不同意');
  await phone.use('回去再看看');
  await readToTheEnd(phone);
  await phone.use('不同意');
  await phone.use('不签了，回首页');
  await phone.sees('还没有签约');
  await phone.sees('有一份没签完的协议');
  await phone.picture('首页-没签完');

  await phone.use('谁看过我的资料');
  await phone.picture('隐私中心');
  await phone.use(/同意/);
  await phone.sees(/不同意|没有同意/);
  await phone.picture('我的同意');
});

acceptance('[J8][J10] 医生退回申请要写原因，居民看得到原因，可以重新申请', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await signWithTeam(phone, { period: oneYear });

  const desk = await stage.console('医生');
  await signInToConsole(desk, await teamDoctor(stage.api));
  await openArea(desk, '签约申请');
  await desk.use(resident.name);
  await desk.use(/^退回/);
  await desk.page.getByRole('dialog').getByRole('radio').first().check();
  await desk.fill(/给居民的说明/, '请先到中心建立健康档案，再来签约。');
  await desk.picture('退回');
  await desk.use('退回申请');
  await desk.sees(/已退回/);

  await phone.use('回首页');
  await phone.use(/^消息/);
  await phone.picture('消息');
  await phone.use(/退回/);
  await phone.sees('医生退回了这次申请');
  await phone.sees('医生说：请先到中心建立健康档案，再来签约。');
  await phone.picture('退回的原因');
  await phone.use('重新找团队签约');
  await phone.sees('找家庭医生团队');
});

acceptance('[J10] 医生接收之前居民可以撤回，撤回后可以重新签', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await signWithTeam(phone, { period: oneYear });
  await phone.use('看合同');
  await phone.use('撤回申请');
  await phone.picture('撤回-确认');
  await phone.use('确定撤回');
  await phone.sees(/撤回/);
  await phone.sees('重新找团队签约');
  await phone.picture('已撤回');
});
