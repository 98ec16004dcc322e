import { type History, type Step, stepActs } from './history.ts'

/** A history that once broke a property, or a mutant that chance finds late, by what it shows. Every property sees all of them first. */
interface Found {
  readonly name: string
  readonly pcs: readonly number[]
  readonly certified: boolean
  readonly common: number
  readonly seed: number
  /** `act by pick value`, in order. */
  readonly steps: readonly string[]
}

const found: readonly Found[] = [
  {
    name: 'an approval that was erased covers nothing',
    pcs: [0, 1, 4, 5],
    certified: true,
    common: 3,
    seed: 1771566484,
    steps: [
      'clock 349 286 932, edit-two 171 381 223, clone 530 36 109, admit 613 260 532',
      'unknown 582 454 331, certify 273 515 517, send 166 232 35, send 161 74 163',
      'bad-revoke 982 683 160, overrule 33 449 424, rename 229 85 980, certify 513 739 794',
      'edit-two 620 698 143, create 377 188 174, clone 400 388 347, void 109 48 126',
      'bad-home 673 736 857, edit 775 988 210, overrule 260 383 892, clone 667 926 224',
      'bad-erase 908 986 340, edit 752 494 705, unknown 800 239 330, relay 346 885 83',
      'relay 778 702 632, bad-role 277 931 587, same 689 861 525, edit 483 250 412',
      'erase 838 92 318, same 197 373 454, upgrade 668 304 494, bad-org 226 977 644',
      'quarrel 604 494 542, bad-same 960 689 101, edit-two 27 361 952, import 739 717 922',
      'bad-org 299 400 842, send 98 549 425, bad-approve 961 81 272, create-two 27 177 450',
      'export-halves 711 586 132, admit 941 900 835, bad-revoke 181 135 976, edit 381 889 447',
      'revive 867 158 149, edit 760 306 113',
    ],
  },
  {
    name: 'an approval given while two records were one says nothing of either once they are two',
    pcs: [0, 4, 5],
    certified: true,
    common: 2,
    seed: -1929453379,
    steps: [
      'void 428 738 126, revoke 689 739 89, same 69 927 998, quarrel 673 10 2',
      'edit 631 995 645, resolve 176 3 847, erase 848 616 419, bad-retire 334 701 404',
      'approve 869 387 991, approve 191 214 3, bring-back 95 992 112, edit 217 993 9',
      'approve 645 282 99, revoke 598 526 384, bring-back 670 990 191, restore 449 2 999',
      'revoke 8 6 14, create 249 617 3, take-in 321 209 270, quarrel 334 605 178',
      'import 945 466 367, create 523 995 484, restore 924 960 803, quarrel 468 628 622',
      'void 475 430 381, resolve 683 807 373, export-halves 4 672 988, export-halves 572 991 968',
      'overrule 477 173 0, resolve 414 441 55, bad-same 241 942 407, revoke 720 37 434',
      'lose 250 996 446, erase 773 3 813, bad-erase 191 2 8, bad-approve 4 226 9',
      'revoke 465 217 671, send 9 623 65, revoke 456 1 5',
    ],
  },
  {
    name: 'whose PC minted a record is known by a change that is set aside',
    pcs: [3, 5, 2, 1],
    certified: true,
    common: 1,
    seed: 779849898,
    steps: [
      'erase 401 990 437, set-aside 722 746 540, revive 7 996 886, bad-admit 637 3 837',
      'send 896 995 503, admit 728 211 543, bad-home 390 872 733, unknown 522 435 4',
      'create-two 540 111 303, set-aside 176 945 122, rename 58 696 861, same 16 0 9',
      'bad-approve 4 398 298, set-aside 694 306 992, overrule 264 987 2, bad-revoke 427 996 723',
      'create 253 54 9, overrule 870 881 612, export-halves 158 584 298, import 733 786 901',
      'send 991 69 743, take-in 730 789 34',
    ],
  },
  {
    name: 'a forged name makes nobody a stranger to his own PC',
    pcs: [3, 0, 2],
    certified: true,
    common: 2,
    seed: -860472431,
    steps: [
      'retire 662 469 795, export-all 890 12 363, bad-org 984 352 629, edit 249 680 816',
      'bad-owner 56 120 886, export 663 624 167, export-all 638 996 500, bad-revoke 881 784 549',
      'edit 387 486 124, import 336 915 692, bad-revoke 174 962 201, send 424 47 955',
      'overrule 883 92 254, approve 73 567 858, quarrel 701 72 862, edit 226 173 366',
      'edit 905 332 567, relay 869 979 945, bad-same 165 598 659, erase 52 732 732',
      'create-two 488 665 921, approve 342 568 926, bad-erase 580 297 262, same 360 114 0',
      'bad-retire 877 403 92, bad-same 688 26 916, edit 736 971 717, upgrade 635 706 934',
      'edit-two 616 636 746, export-all 939 169 777, import 246 95 169, void 579 561 160',
      'edit 154 140 300, overrule 826 350 980, relay 722 621 195, import 660 499 624',
      'export-all 89 849 213, move 868 414 376, bad-move 386 59 394, bad-owner 491 704 830',
      'edit-two 947 430 804, bad-org 613 798 483, set-aside 21 178 693, create-two 708 887 43',
      'bad-revoke 172 459 453, bad-retire 558 985 198, approve 107 638 951',
    ],
  },
  {
    name: 'a home that only an import made known stays known',
    pcs: [5, 2, 1, 3],
    certified: true,
    common: 1,
    seed: -1185622552,
    steps: [
      'relay 62 447 29, import 838 89 237, export-all 238 940 301, bad-move 586 600 80',
      'send 187 669 71, move 2 743 989, create-two 95 159 800, import 931 442 796',
      'approve 577 484 190, erase 72 748 749, quarrel 827 195 779, take-in 536 898 326',
      'bad-revoke 790 321 665, overrule 167 191 850, bad-erase 724 984 835, send 799 199 24',
      'set-aside 925 416 589, export-halves 172 543 80, import 356 975 432, unknown 387 100 384',
      'same 659 41 301, revoke 282 593 692, bad-revoke 897 562 829, erase 228 235 944',
    ],
  },
  {
    name: 'a PC that was ended still erases',
    pcs: [5, 4, 0, 3, 2, 1],
    certified: true,
    common: 3,
    seed: -1638319924,
    steps: [
      'export 652 630 723, bad-home 993 3 990, bad-owner 9 990 7, same 4 469 999',
      'edit-two 995 251 935, export-halves 515 1 380, export-all 238 480 465, import 3 370 857',
      'export 207 728 836, erase 410 454 2, revoke 390 1 736, upgrade 994 844 796',
      'move 3 635 323, send 7 407 32, bad-role 6 9 993, lose 93 147 857',
      'quarrel 4 780 8, send 788 162 994, revive 3 992 248, export-halves 629 2 4',
      'rename 363 510 4, move 467 4 215, same 806 792 24, bad-admit 301 956 0',
      'void 918 880 4, erase 119 655 580, bad-erase 998 310 716, overrule 684 630 772',
      'approve 482 90 263, bad-erase 955 389 2, overrule 732 427 32, set-aside 305 10 73',
      'void 795 4 994, retire 906 939 312, import 860 6 808, send 3 4 994',
      'overrule 504 8 317, clone 9 880 737, edit 226 593 227, revive 833 582 801',
      'clone 998 939 86, edit 5 545 815, bad-revoke 995 600 492',
    ],
  },
  {
    name: 'an erasure of a forged write counts once its author stands above',
    pcs: [3, 0, 5, 4],
    certified: true,
    common: 1,
    seed: 1454250464,
    steps: [
      'bad-org 253 0 0, create 0 0 0, clone 53 0 0, create 0 0 0',
      'clone 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 184 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, relay 208 246 0, create 0 0 0',
      'create 0 0 0, clone 0 0 0, erase 249 0 0, same 0 0 0',
      'bad-approve 127 0 0',
    ],
  },
  {
    name: 'a void over records that are one need not know where each lies',
    pcs: [4, 5, 2, 0],
    certified: true,
    common: 3,
    seed: 0,
    steps: [
      'void 0 0 0, move 255 0 0, same 147 110 0, send 0 0 0',
      'create 0 0 0, create 0 0 0, overrule 431 549 550, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'retire 491 380 13, create 0 0 0, create 0 0 0, create 0 0 0',
    ],
  },
  {
    name: 'an edit while two moves of its record contradict each other is late',
    pcs: [4, 3, 5],
    certified: true,
    common: 1,
    seed: 0,
    steps: [
      'clone 656 0 0, restore 0 0 0, move 7 0 0, move 148 0 1',
      'send 428 0 189, quarrel 2 0 382, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, edit-two 481 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0',
    ],
  },
  {
    name: 'what was built on a brought record that is the same as another',
    pcs: [0, 2, 5, 4],
    certified: true,
    common: 2,
    seed: 0,
    steps: [
      'same 0 0 129, void 330 7 0, clone 0 0 0, create 0 0 0',
      'overrule 0 0 329, create 0 0 0, overrule 111 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, relay 59 0 0, create 0 0 0',
      'create 0 0 0, send 1 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, import 631 452 0',
    ],
  },
  {
    name: 'an import taken back leaves nothing under whose name others show',
    pcs: [3, 5, 2, 0],
    certified: true,
    common: 1,
    seed: -14,
    steps: ['clone 0 0 0, create 7 6 0, send 7 0 0, create 7 3 0', 'same 2 0 9, send 7 2 3'],
  },
  {
    name: 'an erased creation that is taken back no longer stands as erased',
    pcs: [3, 1, 4],
    certified: true,
    common: 1,
    seed: 2,
    steps: [
      'erase 0 0 0, clone 0 0 0, edit 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'revoke 7 0 0, send 7 0 0',
    ],
  },
  {
    name: 'a fork beyond what is for a reader shows only when a signature brings its id along',
    pcs: [0, 1],
    certified: true,
    common: 1,
    seed: -1950972844,
    steps: [
      'overrule 0 0 0, clone 0 0 0, create 11 0 0, restore 0 0 0',
      'relay 18 0 1, create 0 0 0, clone 0 0 0, clone 13 0 0',
      'send 55 0 3',
    ],
  },
  {
    name: 'what is erased where a file is made goes with none, whether all is asked for or only news',
    pcs: [1, 0, 2, 3],
    certified: false,
    common: 2,
    seed: -640288779,
    steps: [
      'create 0 0 0, export-halves 0 0 0, quarrel 0 378 802, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, erase 154 0 0, create 0 0 0, create 0 0 0',
      'quarrel 0 0 127, lose 0 31 0, quarrel 0 0 1, import 53 688 0, create 0 0 0, create 0 0 0',
    ],
  },
  {
    name: 'a word that two records are one counts once both were moved to whoever said so',
    pcs: [3, 5, 0, 1, 2],
    certified: false,
    common: 2,
    seed: 0,
    steps: [
      'bad-same 163 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, overrule 6 0 0, create 0 0 0, create 0 0 0, create 0 0 0, move 56 0 0, create 0 0 0',
    ],
  },
  {
    name: 'what a PC writes after a forgery of its own stands behind what that had seen',
    pcs: [1, 5, 0, 4, 3, 2],
    certified: true,
    common: 1,
    seed: 0,
    steps: [
      'overrule 737 0 237, bad-role 269 0 0, bad-set-aside 587 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, edit-two 173 0 0',
    ],
  },
  {
    name: 'an approval of some fields that was given with two records as one on the screen covers the life of both',
    pcs: [2, 1, 5],
    certified: true,
    common: 2,
    seed: 0,
    steps: ['approve 2 303 0, clone 0 0 0, same 0 0 75', 'restore 0 0 0, quarrel 0 8 40, take-in 212 0 0'],
  },
  {
    name: 'what was approved, then taken back from below and moved by somebody who knew of no approval, is late for the move',
    pcs: [3, 1, 0, 5, 2, 4],
    certified: true,
    common: 1,
    seed: 0,
    steps: ['revoke 0 0 0, send 0 0 192, approve 56 0 0, create 0 0 0, create 0 0 0, move 513 0 0'],
  },
  {
    name: 'a record may go to the organisation whose PC minted it, whatever that PC forged before',
    pcs: [3, 4, 1],
    certified: true,
    common: 1,
    seed: 1021384543,
    steps: [
      'bad-revoke 352 0 159, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 295 56 0, overrule 644 0 171, create 0 0 0, create 0 0 0, unknown 902 0 0, create 0 0 0',
      'create 0 0 0',
    ],
  },
  {
    name: 'what a PC writes after a forgery of its own stands behind that also where two records show as one',
    pcs: [2, 1, 0],
    certified: true,
    common: 2,
    seed: 0,
    steps: [
      'quarrel 0 368 0, same 0 0 241, approve 146 417 0, quarrel 0 0 0, create 0 0 0, bad-org 415 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, relay 446 0 111, create 0 0 0, create 0 0 0, erase 179 183 0',
      'create 0 0 0, edit-two 949 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0',
    ],
  },
  {
    name: 'a void knows what its author saw replaced, also where what replaced it was taken back since',
    pcs: [0, 5, 3],
    certified: false,
    common: 1,
    seed: 0,
    steps: ['quarrel 203 176 127, edit-two 949 432 0, send 145 0 0, void 0 0 0, set-aside 0 0 0'],
  },
  {
    name: 'a branch takes back what the school approved',
    pcs: [4, 0, 5],
    certified: true,
    common: 1,
    seed: 0,
    steps: ['create 1 0 0, overrule 10 895 440, create 133 0 0, create 10 0 0, create 0 0 0, revoke 0 0 0'],
  },
  {
    name: 'an import taken back takes a save with it of which it brought a part, also where its record shows as one with another',
    pcs: [5, 2, 0],
    certified: false,
    common: 1,
    seed: -890636188,
    steps: [
      'create 89 70 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, edit-two 521 0 0, relay 614 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 106 0',
      'same 0 51 0, clone 932 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, send 399 6 667',
      'create 0 0 0',
    ],
  },
  {
    name: 'a save counts whose other half is a bare id without a named predecessor, also where a copy wrote before it',
    pcs: [3, 5, 0],
    certified: false,
    common: 1,
    seed: 0,
    steps: [
      'clone 0 0 0, create-two 363 0 145, quarrel 0 255 305, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
      'create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0, create 0 0 0',
    ],
  },
]

const stepOf = (text: string): Step => {
  const [act = '', by, pick, value] = text.split(' ')
  const known = stepActs.find((one) => one === act)
  if (!known) throw new Error(`nothing happens that is called ${act}`)
  return { act: known, by: Number(by), pick: Number(pick), value: Number(value) }
}

/** The histories that were found to break something, with their names. */
export const regressions: readonly { readonly name: string; readonly history: History }[] = found.map(
  ({ name, steps, ...rest }) => ({
    name,
    history: {
      ...rest,
      skews: [0, 1, 0, -1, 0, 1],
      steps: steps.flatMap((row) => row.split(', ')).map(stepOf),
    },
  }),
)
