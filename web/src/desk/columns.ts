// The columns of a list of matters as a spreadsheet, wherever such a list is shown.
import { channels, priorities, states } from '@/matter/words';
import { l } from './admin/kit/say';

export const matterColumns = () =>
  [
    ['number', l('编号', 'Number')],
    ['title', l('标题', 'Title')],
    ['region_name', l('地点', 'Place')],
    ['address', l('详细地址', 'Address')],
    ['category', l('分类', 'Category')],
    ['state', l('状态', 'State'), states],
    ['channel', l('渠道', 'Channel'), channels],
    ['priority', l('优先级', 'Priority'), priorities],
    ['lead_unit', l('承办单位', 'Lead unit')],
    ['registered_at', l('登记', 'Registered')],
    ['due_at', l('到期', 'Due')],
    ['ended_at', l('办结', 'Ended')],
  ] as const;
