/** README.txt of every file: how to open it without this program. */
export const readme = `小家 (Xiaojia) - 数据包说明 / about this file
================================================================

这是"小家"工会台账软件的数据文件。请在软件中打开：交换 -> 导入。文件改名不影响使用。
不用本软件时，可用 unzip、age、gunzip 三个常见工具打开（下面 FILE.xjb 换成实际文件名）：

  检查文件是否完整            unzip -t FILE.xjb
  查看发送方、接收方          unzip -p FILE.xjb header.json
  数据包（用单位的 age 密钥） unzip -p FILE.xjb payload/0001.age | age -d -i KEY.txt | gunzip
  有多个 payload 时依次处理 payload/0002.age、payload/0003.age ……
  加入文件、备份（用口令）    unzip -p FILE.xjb payload/0001.age > p.age; age -d p.age | gunzip
                              口令按屏幕上的样子输入，大写，含短横线：ABCD-EFGH-JKLM-NPQR
  备份的其余部分              第一部分的 identity 就是密钥：存成 KEY.txt，再按"数据包"处理，
                              各部分首尾相接，按 parts 的次序和字节数切开
  名片（不加密）              unzip -p FILE.xjb card.dsse.json
  附件                        第一行清单的 blobs 写明每个附件在哪个 blobs/ 文件里、从第几字节起、多长：
                              unzip -p FILE.xjb blobs/NAME.age | age -d -i KEY.txt | tail -c +AT1 | head -c BYTES
                              （AT1 = at + 1）

解开后每行是一个 JSON。第一行是清单，第二行是清单的签名；以 {"segment": 开头的一行之后是更改，
每条更改的编号是其首行文字（不含换行）的 SHA-256。

----------------------------------------------------------------

A file of Xiaojia, the ledger of trade-union branches. Open it in the program: Exchange -> Import. Its name does not matter.
Without the program, use unzip, age and gunzip (put the real name for FILE.xjb):

  Is it whole                 unzip -t FILE.xjb
  Sender and addressee        unzip -p FILE.xjb header.json
  Bundle (with the age key)   unzip -p FILE.xjb payload/0001.age | age -d -i KEY.txt | gunzip
  and so on with payload/0002.age, payload/0003.age ...
  Join file, backup (code)    unzip -p FILE.xjb payload/0001.age > p.age; age -d p.age | gunzip
                              type the code as it was shown, in capitals with dashes: ABCD-EFGH-JKLM-NPQR
  Rest of a backup            "identity" in the first part is the key: put it into KEY.txt and go on as for a bundle;
                              join the parts and cut them by the order and bytes of "parts"
  Card (not encrypted)        unzip -p FILE.xjb card.dsse.json
  Attachments                 "blobs" in the first line says in which entry each lies, from which byte, how long:
                              unzip -p FILE.xjb blobs/NAME.age | age -d -i KEY.txt | tail -c +AT1 | head -c BYTES
                              (AT1 = at + 1)

Each line inside is JSON. The first is the manifest, the second its signature; after a line that begins {"segment": come
changes, and the id of a change is the SHA-256 of its first line without the newline.
`
