/** Forms in which papers of many archives are cited, all invented: fifteen and more for each of ten systems, and some of others. */
import { describe, expect, it } from 'vitest';
import { parseReference } from './reference.ts';

/** Reference | repository | level=number … | leaves. What has no level is not understood and keeps its words. */
const FORMS = {
  Russian: `
РГАСПИ, ф. 17, оп. 3, д. 978, л. 12 | РГАСПИ | fond=17 opis=3 delo=978 | 12
РГАСПИ. Ф. 495. Оп. 74. Д. 590. Л. 14об.–15 | РГАСПИ | fond=495 opis=74 delo=590 | 14об.-15
ГАРФ. Ф. Р-9401. Оп. 2. Д. 93. Лл. 28–31 | ГАРФ | fond=Р-9401 opis=2 delo=93 | 28-31
ГАРФ, ф. р-5446, оп. 1а, д. 310, л. 2 | ГАРФ | fond=р-5446 opis=1а delo=310 | 2
АП РФ. Ф. 3. Оп. 64. Д. 331. Л. 55–58. Копия | АП РФ | fond=3 opis=64 delo=331 | 55-58
АВПРФ, фонд 059, опись 1, папка 361, дело 2470, листы 12-14 | АВПРФ | fond=059 opis=1 papka=361 delo=2470 | 12-14
ЦАМО РФ. Ф. 233. Оп. 2356. Д. 5. Л. 110 | ЦАМО РФ | fond=233 opis=2356 delo=5 | 110
РГВА, ф. 4, оп. 19, ед. хр. 18, л. 252 | РГВА | fond=4 opis=19 delo=18 | 252
РГАЭ. Ф. 413. Оп. 13. Ед.хр. 3012. Л. 7, 9 | РГАЭ | fond=413 opis=13 delo=3012 | 7, 9
РГАНИ, Ф. 5, Оп. 30, Д. 411, Л. 61-65, с об. | РГАНИ | fond=5 opis=30 delo=411 | 61-65
Архив СПбИИ РАН. Колл. 226. Оп. 1. Д. 34. Л. 2 | Архив СПбИИ РАН | fond=226 opis=1 delo=34 | 2
НИОР РГБ. Ф. 218. К. 1272. Ед. хр. 5. Л. 3 | НИОР РГБ | fond=218 box=1272 delo=5 | 3
AVP RF, f. 0129, op. 24, papka 151, delo 22, ll. 5-9 | AVP RF | fond=0129 opis=24 papka=151 delo=22 | 5-9
Russian State Archive of Contemporary History (RGANI), fond 5, opis 50, delo 220, list 71 | RGANI | fond=5 opis=50 delo=220 | 71
RGASPI, f. 558, op. 11, d. 323, ll. 65–66ob. | RGASPI | fond=558 opis=11 delo=323 | 65-66ob.
TsKhSD, fond 3, opis 14, delo 947, l. 15 | TsKhSD | fond=3 opis=14 delo=947 | 15
GARF, fond R-9474, opis 16a, delo 45, listy 3 and 7 | GARF | fond=R-9474 opis=16a delo=45 | 3 and 7
Архив внешней политики РФ, ф. 100, оп. 46, п. 362, д. 12, л. 64 | Архив внешней политики РФ | fond=100 opis=46 papka=362 delo=12 | 64
`,
  American: `
NARA, RG 59, Entry 1613, Box 4 | NARA | record-group=59 entry=1613 box=4 |
National Archives, Record Group 263, Entry ZZ-16, Box 21, Folder 7 | National Archives | record-group=263 entry=ZZ-16 box=21 folder=7 |
NARA II, RG 84, Entry UD 2410, Box 12 | NARA II | record-group=84 entry=UD 2410 box=12 |
RG 165, Entry NM-84 77, Box 3056 |  | record-group=165 entry=NM-84 77 box=3056 |
National Archives, RG 59, Lot 87D236, Box 3 | National Archives | record-group=59 series=87D236 box=3 |
Department of State, Central Files, 793.00/8–1858 | Department of State | file=793.00/8–1858 |
Department of State, Central Files, 611.61/7-2159 | Department of State | file=611.61/7-2159 |
763.72119/36½ | Department of State | file=763.72119/36½ |
861.00/5079a | Department of State | file=861.00/5079a |
711.93/10–2549: Telegram | Department of State | file=711.93/10–2549 |
740.0011 Arctic War/4711 | Department of State | file=740.0011 Arctic War/4711 |
740.00113A European War, 1939/815a | Department of State | file=740.00113A European War, 1939/815a |
810.20 Defense(M)Chile/322 | Department of State | file=810.20 Defense(M)Chile/322 |
763.72113 Em 2/17½a | Department of State | file=763.72113 Em 2/17½a |
842.51 Frozen Credits/96 | Department of State | file=842.51 Frozen Credits/96 |
795.5/4–1152 | Department of State | file=795.5/4–1152 |
795.5 MSP/10–353 | Department of State | file=795.5 MSP/10–353 |
195.4/212b | Department of State | file=195.4/212b |
The price rose to 123.4/5 of what it was |  |  |
471.11 T 38/17½ | Department of State | file=471.11 T 38/17½ |
Central Intelligence Agency, DCI Files, Job 81 BO 2174A, Chrono 1964 | Central Intelligence Agency, DCI Files | entry=81 BO 2174A |
UNAT Files, IO, Rules |  | series=UNAT Files |
WE files, lot 53 D 246, “Norway” | Department of State | series=53 D 246 |
Osaka Post files, 320.2 Treaty |  | series=Osaka Post files |
Center of Naval History, Halvorsen Papers, Official Correspondence 1957 | Center of Naval History | series=Halvorsen Papers |
Eisenhower Library, Norbury papers, Whitman file | Eisenhower Library | series=Norbury papers |
Department of State, S/S–NSC Files, Lot 63 D 351, NSC 5501 Series | Department of State | series=63 D 351 |
Department of State, PPS Files, Lot 64 D 563, Box 20029 | Department of State | series=64 D 563 box=20029 |
Department of State, S/P Files: Lot 67D548 | Department of State | series=67D548 |
Department of State, Presidential Correspondence: Lot 66 D 204 | Department of State | series=66 D 204 |
National Archives, RG 59, Central Files 1970–73, POL 7 US/KISSINGER | National Archives | record-group=59 file=POL 7 US/KISSINGER |
National Archives, RG 218, JCS Files, CCS 381 (1-23-42), Section 2, Box 314 | National Archives | record-group=218 box=314 |
Washington National Records Center, OSD Files: FRC 330–78–0010, Box 11 | Washington National Records Center | entry=330–78–0010 box=11 |
NARA, T-120, roll 1780, frame E041234 | NARA | series=T-120 item=1780 |
M1221, roll 12 |  | series=M1221 item=12 |
`,
  'source notes of FRUS': `
Source: Department of State, Central Files, 737.00/11–960. Secret. | Department of State | file=737.00/11–960 |
Source: Kennedy Library, National Security Files, Countries Series, USSR, Khrushchev Correspondence. | Kennedy Library | series=National Security Files |
Source: Johnson Library, National Security File, Country File, Vietnam, Vol. XXXV. Secret. | Johnson Library | series=National Security File file=XXXV |
Source: National Archives, Nixon Presidential Materials, NSC Files, Box 700, Country Files, Europe | National Archives | series=Nixon Presidential Materials box=700 |
Source: Ford Library, National Security Adviser, Memoranda of Conversations, Box 14 | Ford Library | box=14 |
Source: Carter Library, National Security Affairs, Brzezinski Material, Country File, Box 78, USSR: 1/78 | Carter Library | box=78 |
Source: Reagan Library, Executive Secretariat, NSC: Head of State File, USSR: General Secretary Brezhnev (8290913) | Reagan Library |  |
Source: Central Intelligence Agency, DCI Files: Job 80B01285A, Box 11, Folder 13 | Central Intelligence Agency, DCI Files | entry=80B01285A box=11 folder=13 |
Source: Eisenhower Library, Whitman File, DDE Diaries Series | Eisenhower Library | series=Whitman File |
Source: Library of Congress, Manuscript Division, Kissinger Papers, Box TS 28, Geopolitical File | Library of Congress | box=TS 28 |
Source: National Archives, RG 59, Records of the Department of State, Central Files, 1967–69, POL 27–14 VIET | National Archives | record-group=59 file=POL 27–14 VIET |
Source: Department of State, SCI Files: Lot 65 D 473. Confidential. | Department of State | series=65 D 473 |
Source: Washington National Records Center, RG 330, OASD/ISA Files: FRC 64 A 2382, 333 Iran. Secret. | Washington National Records Center | record-group=330 entry=64 A 2382 |
Truman Library, President's Secretary's Files, Box 187 | Truman Library | series=President's Secretary's Files box=187 |
Nixon Library, White House Tapes, Conversation 523-4 | Nixon Library |  |
[Source: Department of State, Conference Files: Lot 60 D 627, CF 191] | Department of State | series=60 D 627 folder=CF 191 |
`,
  British: `
TNA, FO 371/52757 | TNA | record-group=FO series=371 file=52757 |
TNA: FO 371/160571, AK 1015/4 | TNA | record-group=FO series=371 file=160571 |
The National Archives, Kew, CAB 129/45 | The National Archives | record-group=CAB series=129 file=45 |
PREM 11/3689 | The National Archives (UK) | record-group=PREM series=11 file=3689 |
PRO, FO 800/300, f. 12 | PRO | record-group=FO series=800 file=300 | 12
FO 371/56763 N6092/24/38 | The National Archives (UK) | record-group=FO series=371 file=56763 |
F.O. 371/23697 | The National Archives (UK) | record-group=F.O. series=371 file=23697 |
FO371/47941 | The National Archives (UK) | record-group=FO series=371 file=47941 |
Public Record Office, London, WO 208/1862 | Public Record Office | record-group=WO series=208 file=1862 |
KV 2/1012, serial 5a | The National Archives (UK) | record-group=KV series=2 file=1012 |
FCO 7/1234, pp. 4-6 | The National Archives (UK) | record-group=FCO series=7 file=1234 | 4-6
TNA, DEFE 4/118, COS(59)27 | TNA | record-group=DEFE series=4 file=118 |
TNA HW 12/256 | TNA | record-group=HW series=12 file=256 |
The National Archives (UK), FO 1110/1236 | The National Archives | record-group=FO series=1110 file=1236 |
TNA, CAB 65/1/3 | TNA | record-group=CAB series=65 file=1 item=3 |
BL, IOR/L/PS/12/2295, f. 34 | BL | file=L/PS/12/2295 | 34
`,
  'Politisches Archiv': `
PA AA, B 1, 125 | PA AA | series=B 1 file=125 |
PA AA, B 12, Bd. 1234 | PA AA | series=B 12 file=1234 |
PA AA, R 104151, Bl. 15-17 | PA AA | series=R file=104151 | 15-17
PA AA, RZ 214/R 104151 | PA AA | series=RZ 214 file=R 104151 |
PAAA, R 29832 | PAAA | series=R file=29832 |
PAAA, MfAA, C 1234/72 | PAAA | series=MfAA, C file=1234/72 |
PA-AA, MfAA A 6634, Bl. 12 | PA-AA | series=MfAA A file=6634 | 12
PA AA, B 130, Bd. 3975A | PA AA | series=B 130 file=3975A |
PA AA, Ref. II A 4, Bd. 123 | PA AA | file=123 |
PA AA, NL Renthe-Fink, Bd. 4 | PA AA | file=4 |
Politisches Archiv des Auswärtigen Amts, Berlin, B 150, Bd. 32, Bl. 1-4 | Politisches Archiv des Auswärtigen Amts | series=B 150 file=32 | 1-4
PA AA, AV Neues Amt 21.456 | PA AA | series=AV Neues Amt file=21.456 |
PA AA, Zwischenarchiv, Bd. 178.945 | PA AA | file=178.945 |
PA AA, B 42 (REF. 213), 129 | PA AA | series=B 42 file=129 |
AdG, PA AA, R 76877, Bl. 3 Rs. | PA AA | series=R file=76877 | 3 Rs
`,
  'Bundesarchiv and Stasi records': `
BArch, N 1231/39, Bl. 5 | BArch | series=N 1231 file=39 | 5
BArch R 43 II/1234, fol. 7 | BArch | series=R 43 II file=1234 | 7
BArch, B 136/3905 | BArch | series=B 136 file=3905 |
BArch, DY 30/3682, Bl. 87 ff. | BArch | series=DY 30 file=3682 | 87
Bundesarchiv Koblenz, B 145/1234 | Bundesarchiv Koblenz | series=B 145 file=1234 |
BArch-MA, RH 19 III/380 | BArch-MA | series=RH 19 III file=380 |
BA-MA, RW 4/v. 578 | BA-MA | series=RW 4 file=v. 578 |
BAK, NL 1080, Bd. 104 | BAK | file=104 |
SAPMO-BArch, NY 4182/1206, Bl. 12-14 | SAPMO-BArch | series=NY 4182 file=1206 | 12-14
SAPMO-BArch, DY 30/J IV 2/2A/899 | SAPMO-BArch | series=DY 30 file=J IV 2/2A/899 |
BArch, R 901/58123 | BArch | series=R 901 file=58123 |
BArch, PL 5/12345 | BArch | series=PL 5 file=12345 |
BArch, MfS, HVA 81, Bl. 4 | BArch | series=MfS, HVA file=81 | 4
BStU, MfS, ZAIG 4580, Bl. 12-15 | BStU | series=MfS, ZAIG file=4580 | 12-15
BArch, NS 19/3872, Bl. 16r | BArch | series=NS 19 file=3872 | 16r
`,
  French: `
Archives diplomatiques, La Courneuve, 117QO/42 | Archives diplomatiques | series=117QO file=42 |
La Courneuve, 15QO/178, f. 23 | La Courneuve | series=15QO file=178 | 23
AMAE, 208QO/34 | AMAE | series=208QO file=34 |
MAE, Europe 1949-1955, Allemagne, vol. 1053 | MAE | series=Europe 1949-1955 file=1053 |
MAE, Asie-Océanie 1944-1955, Indochine, vol. 263, fol. 12 | MAE | series=Asie-Océanie 1944-1955 file=263 | 12
AMAE, Papiers Massigli, PA-AP 217, vol. 89 | AMAE | series=PA-AP 217 file=89 |
AD, 217PAAP/89 | AD | series=217PAAP file=89 |
CADN, Ambassade de France à Moscou, série B, carton 471 | CADN | series=B box=471 |
CADN, 448PO/B/471 | CADN | series=448PO file=B/471 |
SHD, GR 1 K 233, carton 12 | SHD | record-group=GR series=1 K file=233 box=12 |
SHD/GR 7 N 3186 | SHD | record-group=GR series=7 N file=3186 |
SHAT, 10 H 179 | SHAT | series=10 H file=179 |
AN, F/60/1743 | AN | series=F/60 file=1743 |
Archives nationales, 5AG1/674 | Archives nationales | series=5AG1 file=674 |
Archives nationales (Pierrefitte), 363AP/12 | Archives nationales | series=363AP file=12 |
Ministère des Affaires étrangères, Archives diplomatiques, 3CPCOM/120, ff. 5-7 | Archives diplomatiques | series=3CPCOM file=120 | 5-7
`,
  Chinese: `
中国外交部档案馆,档号 109-00786-01 | 中国外交部档案馆 | series=109 file=00786 item=01 |
外交部档案馆 111-00270-01 | 外交部档案馆 | series=111 file=00270 item=01 |
FMA, 118-01100-05, 1-4 | FMA | series=118 file=01100 item=05 |
PRC FMA 105-00604-01, p. 3 | PRC FMA | series=105 file=00604 item=01 | 3
Chinese Foreign Ministry Archive, no. 204-00064-02 | Chinese Foreign Ministry Archive | series=204 file=00064 item=02 |
PRCFMA 114–00013–01 | PRCFMA | series=114 file=00013 item=01 |
CFMA, No. 102-00015-01, pp. 13-20 | CFMA | series=102 file=00015 item=01 | 13-20
Archives of the Ministry of Foreign Affairs of the PRC, File No. 110-01220-02 | Archives of the Ministry of Foreign Affairs of the PRC | series=110 file=01220 item=02 |
AMFA, PRC, 109-02344-03(1) | AMFA | series=109 file=02344 item=03(1) |
Foreign Ministry Archive, 116–00156–03, 2 | Foreign Ministry Archive | series=116 file=00156 item=03 |
MFA Archive 108-00005-02 | MFA Archive | series=108 file=00005 item=02 |
Shanghai Municipal Archives, B163-2-1027 | Shanghai Municipal Archives | fond=B163 opis=2 delo=1027 |
Hebei Provincial Archives, 855-1-16 | Hebei Provincial Archives | fond=855 opis=1 delo=16 |
Jilin Provincial Archive, 1-1/15-1959.100 |  |  |
PRC FMA 203-00013-02 | PRC FMA | series=203 file=00013 item=02 |
`,
  Polish: `
AAN, KC PZPR, 237/XXII-1234, k. 5-8 | AAN | fond=KC PZPR file=237/XXII-1234 | 5-8
AAN, zesp. 1354, sygn. XIA/29, k. 12 | AAN | fond=1354 file=XIA/29 | 12
AAN, KC PZPR, sygn. 2605, k. 67 | AAN | fond=KC PZPR file=2605 | 67
AMSZ, z. 7, w. 16, t. 124 | AMSZ | fond=7 box=16 folder=124 |
AMSZ, zesp. 6, wiązka 89, teczka 1298, k. 1-3 | AMSZ | fond=6 box=89 folder=1298 | 1-3
AMSZ, D. III, z. 23/9, w. 12 | AMSZ | fond=23/9 box=12 |
AMSZ, D. IV ZSRR 27/86, w. 3 | AMSZ | box=3 |
AIPN, 0645/123, t. 2, k. 15 | AIPN | file=0645/123 folder=2 | 15
AIPN BU 1585/1234, k. 5 | AIPN | file=1585/1234 | 5
IPN BU 0296/75, t. 1 | IPN | file=0296/75 folder=1 |
IPMS, A.11E/1234 |  |  |
Archiwum Akt Nowych, Ministerstwo Spraw Zagranicznych, sygn. 6654, k. 3 | Archiwum Akt Nowych | fond=Ministerstwo Spraw Zagranicznych file=6654 | 3
AAN, MSZ, sygn. 4567A | AAN | fond=MSZ file=4567A |
CAW, I.303.4.1234 |  |  |
Archiwum MSZ, zespół 10, wiązka 37, teczka 341 | Archiwum MSZ | fond=10 box=37 folder=341 |
AAN, Ambasada RP w Londynie, sygn. 234, k. 10–12 | AAN | fond=Ambasada RP w Londynie file=234 | 10-12
`,
  'Czech and Slovak': `
NA, KSČ-ÚV-02/1, sv. 59, aj. 64, b. 12 | NA | fond=KSČ-ÚV-02/1 box=59 file=64 |
NA, fond KSČ–ÚV, AN II, kart. 193, inv. č. 223 | NA | fond=KSČ–ÚV box=193 item=223 |
NA ČR, f. 1261/0/11, sv. 12, a.j. 23 | NA ČR | fond=1261/0/11 box=12 file=23 |
Národní archiv, fond Ministerstvo zahraničních věcí, kart. 123 | Národní archiv | fond=Ministerstvo zahraničních věcí box=123 |
AMZV, TO-T 1955-1959, Kuba, k. 1, obal 3 | AMZV | folder=3 | 1
AMZV, TO-O 1945–1959, SSSR, kart. 23, obal 12 | AMZV | box=23 folder=12 |
A MZV, PZ Moskva 1938, č. 45 |  |  |
AMZV, GS-A 1945-1954, kart. 12 | AMZV | box=12 |
ABS, f. A 34, inv. j. 1234 | ABS | fond=A 34 item=1234 |
ABS, fond 319, inv. č. 5, a. j. 12, l. 3 | ABS | fond=319 item=5 file=12 | 3
VÚA-VHA Praha, f. MNO 1962, kart. 34, sg. 12/1 | VÚA-VHA Praha | fond=MNO 1962 box=34 |
Archiv Kanceláře prezidenta republiky, KPR, kart. 15, sign. D 1234/38 | Archiv Kanceláře prezidenta republiky | box=15 file=D 1234/38 |
SNA, f. PV KSS, kr. 854 | SNA | box=854 |
NA Praha, A ÚV KSČ, f. 02/2, sv. 45, ar. j. 61, bod 5 | NA Praha, A ÚV KSČ | fond=02/2 box=45 file=61 |
Národní archiv, f. Předsednictvo ÚV KSČ 1962–1966, sv. 12, a. j. 13/5 | Národní archiv | box=12 file=13/5 |
AÚTGM, fond Beneš, kart. 34, sl. R 79/1 | AÚTGM | fond=Beneš box=34 |
`,
  Swiss: `
BAR, E2001E#1978/84#12* | BAR | series=E2001E entry=1978/84 file=12* |
CH-BAR#E2001E#1976/17#99* | CH-BAR | series=E2001E entry=1976/17 file=99* |
Schweizerisches Bundesarchiv, E 2300 Moskau, Bd. 12 | Schweizerisches Bundesarchiv | file=12 |
BAR, E2300-01#1973/156#12*, Az. A.21.31 | BAR | series=E2300-01 entry=1973/156 file=12* |
E 2001 (E) 1970/217/206 | Swiss Federal Archives | series=E 2001 (E) entry=1970/217 file=206 |
BAR, E 2200.157(-)1968/12, Bd. 1 | BAR | series=E 2200.157(-) entry=1968/12 file=1 |
dodis.ch/18876 | Dodis | item=18876 |
DDS, Bd. 22, Dok. 45, dodis.ch/30270 | DDS | file=22 item=45 |
BAR, J1.301#2002/197#89* | BAR | series=J1.301 entry=2002/197 file=89* |
Archives fédérales suisses, E2802#1967/78#12* | Archives fédérales suisses | series=E2802 entry=1967/78 file=12* |
AFS, E 1004.1(-)-/1, vol. 623 | AFS | file=623 |
E4320B#1973/17#456* | Swiss Federal Archives | series=E4320B entry=1973/17 file=456* |
E 2003(A)1974/52/7 | Swiss Federal Archives | series=E 2003(A) entry=1974/52 file=7 |
BAR E 2200.174-01#1999/123#4* | BAR | series=E 2200.174-01 entry=1999/123 file=4* |
AfZ, NL Bretscher, 7.13 |  |  |
`,
  Hungarian: `
MNL OL, XIX-J-1-j, Szovjetunió, 1956, 12. doboz | MNL OL |  |
MOL, XIX-J-1-k, 6. d. | MOL |  |
MNL OL M-KS 288. f. 32/1962/3. ő. e. | MNL OL | fond=288 delo=32/1962/3 |
MOL, M-KS 276. f. 53/145. ő. e. | MOL | fond=276 delo=53/145 |
ÁBTL, 3.1.9. V-150000, 45. o. |  |  |
HU-MNL-OL-XIX-J-1-j |  |  |
HU OSA 300-40-1, box 12, folder 3 | HU OSA | box=12 folder=3 |
MNL OL K 63, 1938-27/1 | MNL OL |  |
`,
  Bulgarian: `
ЦДА, ф. 1Б, оп. 6, а.е. 3567, л. 12-14 | ЦДА | fond=1Б opis=6 delo=3567 | 12-14
TsDA, f. 1-B, op. 91, a.e. 1234, l. 2 | TsDA | fond=1-B opis=91 delo=1234 | 2
ЦДА-МВнР, оп. 13, пап. 4, д. 56 | ЦДА-МВнР | opis=13 papka=4 delo=56 |
CDA, Fond 378B, Opis 1, a.e. 1165 | CDA | fond=378B opis=1 delo=1165 |
Diplomatic Archive, Sofia, Opis 20p, File 335, pp. 12-18 | Diplomatic Archive | opis=20p file=335 | 12-18
`,
  'Cuban, Spanish, Vatican, Italian, Austrian': `
MINREX, Fondo Países Socialistas, caja 12, carpeta 3, doc. 45 | MINREX | fond=Países Socialistas box=12 folder=3 item=45 |
ANC, Fondo Donativos y Remisiones, leg. 612, exp. 12 | ANC | fond=Donativos y Remisiones box=612 folder=12 |
Archivo Nacional de Cuba, Secretaría de Estado, legajo 123, expediente 2345 | Archivo Nacional de Cuba | box=123 folder=2345 |
Archivo General de Indias, Gobierno, no. 4188, f. 31-31v | Archivo General de Indias | series=Gobierno file=4188 | 31-31v
Archivo Nacional Central, Guerra, leg. 212, s. f. | Archivo Nacional Central | box=212 |
AGA, Exteriores, caja 82/12345 | AGA | box=82/12345 |
AMAEC, R-5970, exp. 12 | AMAEC | folder=12 |
ASV, Arch. Nunz. Berlino, b. 93, fasc. 1, f. 12r | ASV | box=93 folder=1 | 12r
AAV, Segr. Stato, anno 1934, rubr. 12, fasc. 3, ff. 34r-35v | AAV | folder=3 | 34r-35v
ASMAE, AP 1931-1945, URSS, b. 14, fasc. 5 | ASMAE | box=14 folder=5 |
ASRS, AA.EE.SS., Germania, pos. 645, fasc. 162, ff. 3r-4v | ASRS | folder=162 | 3r-4v
ACS, PCM, 1948-50, fasc. 15-2, b. 3456 | ACS | folder=15-2 box=3456 |
ÖStA, AdR, BMAA, II-pol, Sowjetunion 1, Zl. 123.456-pol/62 | ÖStA |  |
ÖStA/HHStA, PA I, Karton 500, fol. 12-15 | ÖStA | box=500 | 12-15
`,
};

describe.each(Object.entries(FORMS))('references, %s', (_system, forms) => {
  const rows = forms
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()));
  it.each(rows)('%s', (text = '', repository = '', levels = '', leaves = '') => {
    const parsed = parseReference(text);
    const found = parsed.levels.map(({ level, number }) => `${level}=${number}`).join(' ');
    expect([parsed.repository ?? '', found, parsed.leaves ?? '']).toEqual([repository, levels, leaves]);
  });
});
