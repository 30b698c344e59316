import type { Like } from '@/ui/i18n';

export const receipt = {
  title: '登记回执', done: '已经登记', lead: '请把编号和查询码存好，不要转给别人。查询码只在这里显示一次。', number: '编号', code: '查询码',
  scan: '扫一扫，直接看进度', qr: '看进度的二维码', copy: '复制', copied: '已复制', picture: '存成图片', pictureDone: '图片已存到下载里',
    pdf: '存成 PDF',
  pdfWait: '正在做 PDF', pdfDone: 'PDF 已存到下载里', copyFailed: '这部设备不让复制，请截屏或抄下来。',
  still: '还有 {n} 个文件在传，传好会自动附上。先别关这一页。',
  print: '打印', follow: '看进度', another: '再反映一件', desk: '负责跟进', place: '地点', registered: '登记时间', next: '接下来',
  rights: '您的权利', digest: '登记指纹', digestHow: '登记内容的指纹。明天起可在“核验回执”里核对它没有被改过。', none: '这里没有回执',
  noneHow: '送出一件反映以后，回执显示在这里。关掉页面后，凭存下的编号和查询码随时查进度。', failed: '这部设备存不了图片，请截屏或抄下来。',
};
export const receiptEn: Like<typeof receipt> = {
  title: 'Receipt', done: 'It is registered',
    lead: 'Keep number and query code, and keep them to yourself. The code is shown only here, once.',
  number: 'Number', code: 'Query code', scan: 'Scan to see how it goes', qr: 'QR code of the progress page',
    copy: 'Copy', copied: 'Copied',
  picture: 'Save as picture', pictureDone: 'The picture is among your downloads', pdf: 'Save as PDF',
    print: 'Print', follow: 'See how it goes', pdfWait: 'Making the PDF',
  pdfDone: 'The PDF is among your downloads', copyFailed: 'This device does not allow copying; take a screenshot or write it down.',
  still: '{n} files are still on their way and are added by themselves. Leave this page open.',
  another: 'Report something else', desk: 'Followed through by', place: 'Place', registered: 'Registered',
    next: 'What comes next',
  rights: 'Your rights', digest: 'Fingerprint',
    digestHow: 'A fingerprint of what was registered. From tomorrow, "Verify a receipt" can show that it was not changed.',
  none: 'There is no receipt here',
    noneHow: 'After you send a report, its receipt stands here. Later, follow with the number and code that you kept.',
  failed: 'This device cannot save a picture; take a screenshot or write it down.',
};
