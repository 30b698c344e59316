import type { Like } from '@/ui/i18n';

export const verify = {
  title: '核验回执', lead: '看看登记的内容有没有被改过。核对两遍：一遍在服务器上，一遍就在您这部设备上，谁也替不了。', go: '取证明并核对', file: '或者核对以前存过的证明：', open: '打开证明文件',
  fileHow: '以前存下的 .json 证明，这件事的记录删了也还能核对。', badFile: '这不是证明文件，请选以前存下的 .json。', working: '正在核对',
    server: '服务器核对', here: '这部设备核对',
  fits: '相符', fails: '不相符', wait: '还没封存', unable: '这部浏览器算不了签名，其余都相符', s_entry: '登记内容和指纹', s_number: '编号',
    s_path: '指纹在当天的封存里', s_seal: '封存的签名', s_key: '封存用的钥匙是公开的那把',
  fingerprint: '登记指纹', sealed: '{county} {day} 封存，当天共 {n} 条记录', after: '{time} 以后封存，到时再来核对。', save: '存下证明',
    saved: '证明已存到下载里。记录删了以后，凭它还能核对。',
  how: '怎么算的',
    howText: '设备按公开的算法重算登记内容的指纹（SHA-256），顺着当天的指纹树（RFC 6962）算到树根，再用县里公开的钥匙（Ed25519）验签名。每一步都不靠服务器的话。',
};
export const verifyEn: Like<typeof verify> = {
  title: 'Verify a receipt',
    lead: 'See whether what was registered was left as it was. It is checked twice: by the server, and by this very device, which nobody can do in its stead.',
  go: 'Fetch the proof and check', file: 'or check a proof that you kept earlier:', open: 'Open a proof file',
    fileHow: 'A .json proof kept earlier still checks after the record was deleted.',
      badFile: 'This is no proof; choose the .json file that you kept.',
  working: 'Checking', server: 'Checked by the server', here: 'Checked by this device', fits: 'fits',
    fails: 'does not fit', wait: 'not sealed yet',
      unable: 'this browser cannot check the signature; all else fits',
  s_entry: 'entry and its fingerprint', s_number: 'number', s_path: 'fingerprint stands in the day\'s seal',
    s_seal: 'signature of the seal', s_key: 'the seal\'s key is the published one', fingerprint: 'Fingerprint',
  sealed: 'sealed for {county} on {day}, {n} entries that day',
    after: 'Sealed after {time}; look again then.', save: 'Keep the proof',
      saved: 'The proof is among your downloads. It checks even after the record is deleted.',
  how: 'How it is done',
    howText: 'This device computes the fingerprint of the entry again (SHA-256), follows the tree of that day\'s fingerprints (RFC 6962) to its root, and checks the signature with the published key (Ed25519). No step takes the server\'s word.',
};
