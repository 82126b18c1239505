/**
 * Words of agents' work that mean nearly the same, one meaning a line, the meanings of one field of work under its
 * heading (`#`). English first, then Chinese and German. A word may stand in several lines. Endings do not matter.
 */
export const lexicon = `
#data
spreadsheet xlsx xls excel workbook worksheet sheet pivot vlookup formula macro 表格 电子表格 工作簿 tabelle tabellenkalkulation arbeitsmappe pivots cell cells timesheet calculator template workbooks google
csv tsv parquet delimited column row dataset dataframe 数据集 逗号分隔 datensatz spalte export dump delimiter feed
database sql postgres postgresql mysql sqlite query queries schema table index 数据库 查询 datenbank abfrage select join joins group records relational
warehouse snowflake bigquery redshift lakehouse dbt 数仓 数据仓库 stripe hubspot datalake staging
pipeline etl elt ingest ingestion airflow load extract transform sync 管道 同步 datenpipeline nightly hourly incremental job jobs dag copy loads loading schedule cron feed 增量 加载 重跑 每小时
clean cleaning cleanse dedupe deduplicate duplicate normalize normalise standardize tidy wrangle 清洗 去重 整理 bereinigen bereinigung dublette merge double doubles unify unified harmonize trim typo typos capitals spelled spelling mapping iso consistent messy contact contacts zusammenführen vereinheitlichen angleichen
profile profiling quality outlier missing null gap anomaly distribution inconsistent 异常 缺失 质量 ausreißer lücke empty complete completeness strange wrong impossible mixed type health check lücken 空值
analysis analyse analyze analytics analyst analytical insight trend 分析 洞察 趋势 auswerten auswertung analysieren
statistics statistical regression correlation hypothesis significance variance mean median sample ab experiment 统计 回归 检验 statistik stichprobe significant factor factors explain confidence interval power effect fit trial causal signifikant korrelation 显著
forecast forecasting predict prediction projection outlook estimate 预测 预估 prognose vorhersage predicted upcoming next week seasonal seasonality demand historical history holidays expect 未来 需求
machine learning ml classifier train training model embedding neural 机器学习 训练 模型 modell
chart charts plot graph visualization visualize visualise visualisation dashboard bi tableau powerbi histogram 图表 可视化 看板 仪表盘 diagramm visualisierung grafik schaubild bar bars line lines pie axis plots graphs dashboards show visual 图
label labeling labelling annotate annotation tag tagging categorize classify classification 标注 分类 打标签 klassifizieren kategorisieren beschriften theme themes topic topics category categories spam group assign sorted class classes bucket 类别 归类
metric kpi measure measurement indicator 指标 kennzahl
#research
research investigate investigation survey study explore examine inquiry literature scholarly paper papers academic citation 研究 调研 调查 文献 论文 recherche recherchieren untersuchung forschung literatur studie known evidence peer reviewed science scientific method methods effect meta references
market competitor competitive competition rival landscape benchmark industry segment sizing 市场 竞品 竞争 竞争对手 行业 markt wettbewerb wettbewerber konkurrenz branche compare players player positioning rivals share demand weak strengths swot vendor 厂商 份额
scrape scraper scraping crawl crawler harvest spider 爬虫 抓取 采集 爬取 auslesen crawlen portal portals robots listings pull collect page
browse browser search web internet lookup online google find source sources 搜索 检索 网上 浏览 suche suchen internetrecherche
factcheck fact verify verification validate check claim proof confirm corroborate 核实 核查 验证 事实 faktencheck prüfen überprüfung nachweis true false quote quotes rumour independent primary wording evidence
interview questionnaire respondent participant user persona usability 访谈 问卷 用户研究 umfrage fragebogen befragung nutzer respondents talk conversation conversations pattern dropout pain needs
summary summarize summarise summarisation digest brief recap condense abstract tldr synopsis shorten 摘要 总结 概括 简报 zusammenfassen zusammenfassung kurzfassung gist bullets bullet page short long read takeaways decisions key 浓缩 要点 长文 三百字
news monitor monitoring watch alert track tracking media press 新闻 监测 舆情 跟踪 nachrichten beobachten mention mentions mentioned papers announcement announcements coverage newspaper clipping eye whenever weekly daily overview 报道 每天
patent prior invention trademark 专利 商标 marke
#writing
write writing writer draft author compose copywriting copywriter text article blog post essay story prose 写作 撰写 文章 文案 博客 起草 schreiben verfassen texten artikel beitrag entwurf magazine column guest words headline headings paragraph readers wörter magazin zwischenüberschriften
edit editing editor proofread proofreading grammar typo spelling polish style rewrite revise rephrase tone 校对 润色 修改 语法 改写 korrektur lektorat korrekturlesen überarbeiten rechtschreibung umformulieren
report memo whitepaper writeup document paper findings 报告 文档 白皮书 bericht dokument protokoll 
documentation docs readme manual guide tutorial handbook howto changelog reference wiki 手册 说明书 教程 文档 dokumentation anleitung handbuch benutzerhandbuch setup install installation configuration explain step steps samples sdk usage parameters 使用说明 参数 例子 编写
presentation slides slide deck pptx powerpoint keynote pitch 演示 幻灯片 演示文稿 präsentation folie vortrag speaker notes talk board evening template
word docx letter correspondence doc 信函 公文 brief schreiben anschreiben
speech script podcast narration voiceover screenplay dialogue 演讲稿 脚本 剧本 台词 播客 rede drehbuch skript
#translation
translate translation translator localize localise localization localisation l10n i18n multilingual language interpreter bilingual subtitles subtitle 翻译 本地化 译文 译成 双语 字幕 英文 中文 übersetzen übersetzung lokalisierung untertitel sprache fremdsprache render emails strings native
english german french spanish japanese chinese italian portuguese korean 英语 德语 法语 日语 中文 deutsch englisch französisch spanisch chinesisch japanisch
transcribe transcription transcript dictation caption speech audio recording minutes 转写 录音 听写 会议纪要 字幕 transkription transkribieren mitschrift tonaufnahme dictated dictate type mp3 speaker speakers said recorded voice interview spoken
glossary terminology term wording 术语 词汇表 terminologie glossar
#code
code coding program programming developer software implement implementation function library script 代码 编程 程序 开发 实现 programmieren programmierung entwicklung entwickeln quelltext
python pandas numpy jupyter notebook django flask fastapi pip pyproject dataframe argparse decorator typing
javascript typescript node react vue nextjs npm frontend css html svelte component 前端 组件 页面开发 safari browser keyboard responsive tailwind dom picker scroll scrolling
java kotlin jvm spring scala
backend api endpoint rest graphql server service microservice webhook integration integrate 接口 后端 服务端 对接 schnittstelle anbindung openapi oauth authenticated idempotent payload http json paged pagination connect sync
rust go golang c++ cpp systems performance 性能
bug debug debugging fix defect crash error exception stacktrace traceback fault issue hotfix broken 修复 缺陷 报错 调试 崩溃 错误 fehler fehlerbehebung beheben absturz memory leak race killed hangs freeze cause repair keyerror wrong crashes reproduce suspect
test tests testing tester qa unit integration e2e coverage regression playwright jest pytest assertion flaky 测试 单元测试 覆盖率 用例 testen testfall qualitätssicherung suite cases property push
review reviewer audit inspect inspection assess critique pull merge diff pr 评审 审查 审核 代码审查 begutachten durchsicht eyes strict opinion locking
refactor refactoring cleanup simplify restructure modernize legacy debt migrate migration upgrade port 重构 迁移 升级 umbau migrieren aktualisieren split controller deprecated jquery module modules behaviour behavior untangle rewrite commits monolith entflechten modernisieren
mobile ios android swift flutter app apps 移动 移动端 安卓 小程序 应用 handy iphone offline store apple notification notifications push play
git github gitlab commit branch repo repository version 仓库 版本
regex parse parser parsing json xml yaml format convert conversion converter 解析 转换 格式 umwandeln konvertieren umwandlung
#ops
deploy deployment release rollout ship ci cd docker kubernetes k8s container helm terraform infrastructure devops provision cloud aws azure gcp 部署 发布 上线 运维 容器 云 bereitstellung ausrollen betrieb staging replica rollback runner actions parallel region secrets vault
incident outage oncall downtime postmortem rootcause sre alert pager reliability latency slow 故障 宕机 告警 事故 复盘 störung ausfall vorfall down broke broken alerts fire blame timeline root cause restore emergency bring 恢复 报错 大面积 线上
monitor monitoring observability log logs logging grafana prometheus metrics trace 监控 日志 überwachung protokolldatei
security vulnerability pentest penetration exploit cve threat hardening owasp phishing secrets attack 安全 漏洞 渗透 攻击 sicherheit schwachstelle angriff cves severity dependency dependencies injection malicious attacker intrude hack hacker login
backup restore recovery disaster archive 备份 恢复 归档 sicherung wiederherstellung replica replication dump vacuum bloat partition disk primary lag snapshot 保留
network dns firewall vpn router ssl tls certificate 网络 证书 防火墙 netzwerk zertifikat domain domains server servers nameserver name port ports office wifi connection switch
linux shell bash cron sysadmin ssh unix command terminal 命令行 脚本
automation automate workflow zapier n8n rpa macro bot robotic 自动化 流程 工作流 机器人 automatisierung automatisieren arbeitsablauf approval approvals notify notification trigger itself hand manual manually repetitive connect slack jira google copy copying every routine rule monday 审批 流转 通知 自动
#design
design designer ui ux interface layout mockup wireframe prototype figma sketch 设计 界面 原型 交互 gestaltung gestalten entwurf oberfläche arrangement toolbar button buttons variant variants screen screens clickable settings flow
logo brand branding identity palette typography visual illustration illustrate icon banner poster flyer graphic artwork 标志 品牌 海报 插画 图标 配色 平面 logo marke plakat illustration grafik colour colours color colors font fonts mark style foundation fox look typeface
image picture photo photograph retouch photoshop background png jpeg thumbnail 图片 照片 修图 抠图 图像 bild foto bildbearbeitung portrait scratch scratches colour crop pixels white shadow gallery
video animation animate motion clip footage edit cut reel storyboard 视频 剪辑 动画 短视频 短片 videoschnitt animation trailer clips beat film movie vertical youtube reels
3d cad render rendering blender model 建模 渲染 konstruktion
accessibility a11y wcag contrast screenreader aria 无障碍 barrierefreiheit blind deaf disability disabled usable everyone keyboard reading order labels alt reader
landing page website site homepage wordpress webflow 网站 网页 官网 落地页 webseite website startseite
#marketing
marketing campaign promote promotion advertise advertising ads ad adwords growth launch 营销 推广 广告 投放 宣传 werbung kampagne anzeige vermarktung headline headlines slogan slogans tagline catchy cheeky packaging copy sale claim claims offer persuasive words characters
seo keyword keywords ranking serp backlink organic search 关键词 排名 搜索引擎优化 suchmaschinenoptimierung schlagwort google traffic meta titles phrase pages index
social instagram twitter linkedin facebook tiktok weibo hashtag influencer community post 社交 社媒 微博 小红书 公众号 soziale netzwerke beitrag comments comment announcement friendly followers plan calendar youtube feed
newsletter email mail mailing mailchimp outreach subject inbox 邮件 电子邮件 群发 rundbrief mailing email nachricht mails unsubscribe series customers win lines send schedule
sales prospect prospecting lead leads crm pipeline deal quote hubspot salesforce cold 销售 线索 客户开发 报价 vertrieb verkauf akquise angebot interessent call companies contacts qualify fair reason hot decision head phone owner whom list
event conference webinar venue agenda attendee 活动 会议 展会 研讨会 veranstaltung konferenz messe tagung
product description listing catalog catalogue sku ecommerce shop shopify amazon merchandising 商品 详情页 电商 产品描述 上架 produktbeschreibung onlineshop katalog
pricing price discount 定价 价格 preis preisgestaltung
#finance
accounting bookkeeping bookkeeper ledger journal reconcile reconciliation balance closing accountant debit credit 会计 记账 对账 账目 凭证 buchhaltung buchführung abstimmen konto kontoabstimmung buchung bank statement statements entries accrual accruals depreciation trial petty cash slip slips chart post posting month match left close posten offene
invoice invoices invoicing billing bill receipt receipts payable receivable payment vendor expense expenses reimbursement 发票 账单 收据 报销 付款 费用 rechnung beleg zahlung spesen quittung amount due supplier bills paid charge
tax taxes vat deduction irs filing fiscal 税 税务 报税 增值税 steuer mehrwertsteuer umsatzsteuer steuererklärung return returns freelancer deductible deduct quarterly oss
budget budgeting cashflow cash spending cost costs burn runway 预算 现金流 成本 haushalt budgetplanung kosten liquidität money last spend actual variance department bank hiring monthly reserve
financial finance valuation dcf earnings revenue profit margin income statement ebitda 财务 财报 估值 利润 营收 finanzen finanzanalyse gewinn umsatz bilanz jahresabschluss accounts annual sheet broke bankrupt insolvency company worth worthwhile scenario 现金流 利润率
invest investment stock stocks equity portfolio trading fund crypto 投资 股票 基金 组合 aktie anlage depot geldanlage
payroll salary wage wages compensation 工资 薪酬 薪资 gehalt lohn gehaltsabrechnung
procurement purchase purchasing supplier sourcing rfp tender bid 采购 供应商 招标 投标 beschaffung einkauf lieferant ausschreibung
#legal
legal law lawyer attorney counsel court litigation statute jurisdiction 法律 法务 律师 诉讼 法规 recht rechtlich anwalt jurist gesetz gericht case ruling judgment judgments judgement precedent paragraph paragraphs leading rechtsprechung urteil urteile paragraphen frist fristen kündigung vermieter mieter probezeit entscheidung bgh haftung
contract contracts agreement clause clauses nda terms liability lease license licence msa 合同 协议 条款 保密协议 vertrag klausel vereinbarung lizenz mietvertrag tenant landlord cancel cancellation dangerous unusual deviation wording premises haftung laufzeit kündigung
compliance comply regulation regulatory regulator gdpr dsgvo hipaa sox policy audit 合规 监管 法规 政策 konformität vorschrift richtlinie regulierung iso 27001 soc2 gap cookies allowed rule rules equal requirement standard
privacy personal pii redact redaction anonymize anonymise anonymization data protection consent 隐私 脱敏 匿名 个人信息 datenschutz anonymisieren schwärzen einwilligung names addresses black remove placeholder personenbezogen personenbezogene angaben entfernen kürzel anonymous mask
risk risks exposure due diligence 风险 尽职调查 risiko
#support
support customer helpdesk ticket tickets complaint reply respond response answer inquiry service refund return zendesk 客服 客户 工单 投诉 退款 回复 售后 kundenservice kundendienst beschwerde anfrage antwort erstattung reklamation apologize apology sorry angry upset parcel late login log help step offer warranty questions friendly kind freundlich answers message
triage route routing prioritize prioritise escalate escalation sort assign 分流 分派 优先级 priorisieren zuordnen weiterleiten urgent urgency incoming requests severity team who dringlichkeit abteilung
faq knowledge helpcenter selfservice article question answers 常见问题 知识库 帮助中心 wissensdatenbank häufige fragen asking asked keep common themselves tariff likely questions find outdated
chatbot assistant conversational dialog bot intent prompt 聊天机器人 对话 助手 提示词
feedback sentiment review reviews rating opinion nps voice 反馈 评价 情感 好评 差评 rückmeldung bewertung stimmung meinung comments positive negative neutral mood feel feeling worse stars guests annoys delights 评论 用户评论
onboarding onboard welcome training coach 入职 培训 新手引导 einarbeitung schulung
#people
recruit recruiting recruitment hire hiring candidate resume resumes cv applicant talent job vacancy interview 招聘 简历 候选人 面试 人才 职位 bewerbung bewerber lebenslauf personal einstellung stellenanzeige stelle cvs ad shortlist senior people prescreen role years wanted baker
hr employee staff personnel performance appraisal leave handbook 人事 员工 人力 绩效 mitarbeiter personalabteilung
teach teacher lesson curriculum course quiz exam student tutor education exercise 教学 课程 教案 考试 习题 学生 unterricht kurs lernen prüfung schüler lehrplan lessons homework workshop learn learning worksheet beginner
#planning
plan planning schedule scheduling calendar appointment roadmap milestone timeline gantt meeting coordinate 计划 日程 排期 安排 里程碑 会议 planen planung termin kalender zeitplan terminplanung appointments move hour day timezone thursday wednesday week book find slot roster rota shift shifts staff duty availability time dienstplan schicht 排班
project projects backlog sprint agile scrum jira ticket story requirement requirements specification spec prd 项目 需求 敏捷 迭代 规格 projekt anforderung pflichtenheft projektleitung launch sprints owner owners dependency dependencies critical wishes quarters risks packages
travel trip flight flights hotel itinerary booking reservation visa 旅行 出差 机票 酒店 行程 reise flug buchung dienstreise book train seat offsite night nights monday chicago congress beach aisle arrive journey destination taxi where go kids
logistics inventory stock shipping shipment warehouse delivery supply freight order orders fulfilment 物流 库存 供应链 发货 订单 仓储 lager bestand lieferung lieferkette versand bestellung reorder container containers carrier arrival parts flour minimum
#files
pdf ocr scan scanned scans extract extraction form forms field paper handwriting digitize digitise document 扫描 识别 提取 表单 票据 scannen erfassen texterkennung auslesen formular photographed meter number numbers read footnotes delivery handwritten fields table tables
merge split combine rename sort organize organise folder file files archive 合并 拆分 整理 文件 ordnen zusammenführen ablage datei ordner
enter entry entering typing input transfer record 录入 输入 填写 dateneingabe eintragen übertragen
#science
medical clinical health patient diagnosis drug pharma biomedical hospital trial 医学 医疗 临床 患者 药物 medizin klinisch patient arznei gesundheit
chemistry biology physics genome molecule lab protein materials 化学 生物 物理 实验 基因 chemie biologie physik labor
math mathematics equation optimize optimization solver linear programming simulation simulate 数学 优化 仿真 求解 mathematik optimierung berechnung
geo map maps gis location spatial address coordinates geocode 地图 地理 位置 karte standort geodaten
weather climate energy carbon emission emissions sustainability esg 气候 能源 碳排放 可持续 klima energie nachhaltigkeit emission
realestate property rental tenant mortgage 房产 房地产 租赁 immobilie miete
game games gaming level unity unreal 游戏 关卡 spiel
`;
