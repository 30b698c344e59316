import type { Like } from '@/ui/i18n';

export const figures = {
  title: '公开数字', lead: '一个地方一个月的账：收了多少、按时做到没有、解决没有。只数事，不数人；少于 {n} 件的不显示，免得认出是谁。',
  where: '看哪里', whereHow: '选一个县、乡镇或村，就看得到它的数字。', month: '哪个月', registered: '收到', pieces: '件', ended: '已办完',
    solved: '群众说解决了', asked: '在问过的里面',
  promises: '说好的，做到没有', promisesHow: '到期的时限里，按时做到的比例。', due: '到期 {n} 件', kinds: '都是什么事', kind: '类别',
    count: '收到', endedShort: '办完', solvedShort: '解决', few: '少于 {n}', hidden: '不显示',
  none: '这个月这里还没有登记的事。换一个月或换一个地方看看。', unknown: '还没定类', triage: '当天弄清归谁办', first_contact: '第二天联系您',
    preliminary_reply: '五个工作日内第一次答复', handling: '到期前办完', download: '下载表格（CSV）', previous: '上个月',
      following: '下个月',
};
export const figuresEn: Like<typeof figures> = {
  title: 'Open figures',
    lead: 'The account of a place for a month: how much came, was it kept, is it solved. It counts matters, never people; fewer than {n} are not shown, so that nobody is recognised.',
  where: 'Which place', whereHow: 'Choose a county, town or village to see its figures.',
    month: 'Which month', registered: 'Came in', pieces: '', ended: 'Finished',
      solved: 'Reporters say solved', asked: 'of those asked',
  promises: 'What was promised, was it kept?',
    promisesHow: 'Of the limits that came due, how many were kept in time.', due: '{n} due',
      kinds: 'What it was about', kind: 'Kind', count: 'Came in', endedShort: 'Finished',
        solvedShort: 'Solved', few: 'under {n}', hidden: 'not shown',
  none: 'Nothing was registered here in this month. Look at another month or place.',
    unknown: 'not filed yet', triage: 'On the same day: whose job it is', first_contact: 'Next day: contact',
      preliminary_reply: 'Five working days: first answer', handling: 'Solved before the limit',
        download: 'Download the table (CSV)', previous: 'Month before', following: 'Month after',
};
