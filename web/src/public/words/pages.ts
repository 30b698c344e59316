import type { Like } from '@/ui/i18n';

export const pages = {
  privacy: '我的信息怎么用', p1: '收什么', p1t: '您写的事情、地点、照片，和您愿意留下的联系方式。匿名也一样登记、一样计时。照片里的位置和手机信息会自动去掉。',
  p2: '用来做什么', p2t: '把事情办好，告诉您进展，办完跟您核实。不做别的：不打分，不排名，不进任何名单。', p3: '谁能看到',
    p3t: '姓名和电话逐项加密。登记员、回访员要看必须说明目的，每看一次都留下记录，您在进度页里随时能查。要求保密的，办事的单位看不到您是谁。',
  p4: '留多久', p4t: '办结后到期自动删除。您随时可以在进度页里更正或删除联系方式。', p5: '这部设备上存了什么',
    p5t: '没写完的内容、最近看过的编号和查询码、您选的地方、语言和字号。都只在这部设备上，清除浏览器数据就没有了。', p6: '法律依据',
      p6t: '《个人信息保护法》第十三、十七、四十四至四十七条；《信访工作条例》第三十条。',
  clear: '清除这部设备上的记录', cleared: '已清除。',
  access: '无障碍', a1: '键盘', a1t: '每一页都能只用键盘：Tab 往下，Shift+Tab 往回，回车或空格按下。第一个 Tab 是“跳到正文”。', a2: '读屏',
    a2t: '标题、表单、进度和每一处错误都能读出来。', a3: '长辈版', a3t: '右上角“长辈版”：字更大，按钮更大，可以读给您听，不用任何手势，下次还记得。', a4: '不用网也行',
      a4t: '拨打 12345，或到任何一个中心的窗口，登记进同一本账。', a5: '有做得不好的地方', a5t: '请当作一件事反映给我们，一样登记，一样答复。',
  missing: '没有这个页面', missingHow: '地址可能抄错了，或者内容已经移走。',
};
export const pagesEn: Like<typeof pages> = {
  privacy: 'How my data is used', p1: 'What is taken',
    p1t: 'What you wrote, where it is, photographs, and the contact that you choose to leave. Anonymous reports are registered and timed all the same. Place and device are taken out of photographs.',
  p2: 'What for',
    p2t: 'To get the matter done, to tell you how it goes, and to check with you at the end. Nothing else: no scores, no ranks, no lists.', p3: 'Who can see it', p3t: 'Name and telephone are sealed one by one. Staff who need them must say why; each look is written down and you can read it on your progress page. If you ask to stay hidden, the office does not see who you are.',
  p4: 'How long',
    p4t: 'Deleted by itself some time after the end. You can correct or delete your contact on the progress page at any time.', p5: 'What is kept on this device', p5t: 'A report not yet sent, numbers and codes seen recently, the place you chose, language and text size. Only here; clearing browser data removes them.', p6: 'Legal ground', p6t: 'Personal Information Protection Law 13, 17, 44–47; Regulations on Petitioning 30.',
  clear: 'Clear what is kept on this device', cleared: 'Cleared.',
  access: 'Accessibility', a1: 'Keyboard',
    a1t: 'Every page works by keyboard alone: Tab onwards, Shift+Tab back, Enter or Space to press. The first Tab skips to the content.', a2: 'Screen reader', a2t: 'Headings, forms, progress and every error are read out.', a3: 'Large text', a3t: '"Large text" at the top: larger text and buttons, read aloud, no gestures; remembered.', a4: 'Without the web', a4t: 'Call 12345 or come to the window of any centre: the same register.', a5: 'Something not right?', a5t: 'Report it to us like anything else: registered and answered.',
  missing: 'There is no such page', missingHow: 'The address may be mistyped, or what stood here has moved.',
};
